//! The static web server: `dist/` under a path of its own, which can go away and come back.

use super::until;
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header::CONTENT_SECURITY_POLICY},
    middleware::{Next, from_fn},
};
use std::{
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    net::TcpListener,
    runtime::{Builder, Runtime},
};
use tower_http::services::ServeDir;

/// Any path will do, so the tests take one that nobody would choose.
const PATH: &str = "/any/path";
/// The same site once more, where it has moved to.
const OTHER_PATH: &str = "/moved";

pub(crate) struct Site {
    address: SocketAddr,
    server: Mutex<Option<Runtime>>,
    requests: Arc<Mutex<Vec<String>>>,
    folder: PathBuf,
    late: Late,
}

/// What a slow network brings a second later than the rest: files of this kind.
type Late = Option<&'static str>;

impl Site {
    pub(crate) fn start() -> Self {
        Self::of(Path::new(&dist()))
    }

    /// Where files of this kind are late.
    pub(crate) fn start_with_late(kind: &'static str) -> Self {
        Self::serving(Path::new(&dist()), Some(kind))
    }

    /// Another folder than the built one.
    pub(crate) fn of(folder: &Path) -> Self {
        Self::serving(folder, None)
    }

    fn serving(folder: &Path, late: Late) -> Self {
        let place = folder.display();
        assert!(folder.join("index.html").is_file(), "there is no site in {place}: run `cargo xtask build` first");
        let requests = Arc::default();
        let (server, address) =
            serve(SocketAddr::from(([127, 0, 0, 1], 0)), &requests, folder, late).expect("a free port");
        Self { address, server: Mutex::new(Some(server)), requests, folder: folder.to_owned(), late }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}{PATH}/", self.address)
    }

    /// The same site under another path of the same host.
    #[allow(dead_code, reason = "most tests have one path")]
    pub(crate) fn other_url(&self) -> String {
        format!("http://{}{OTHER_PATH}/", self.address)
    }

    /// From here on nobody answers, and who was being answered is cut off.
    pub(crate) fn stop(&self) {
        if let Some(server) = self.server.lock().expect("the server").take() {
            server.shutdown_timeout(Duration::from_secs(5));
        }
    }

    /// The same site at the same address again.
    pub(crate) fn restart(&self) {
        self.stop();
        let (server, _) =
            until("the old port is free", || serve(self.address, &self.requests, &self.folder, self.late).ok());
        *self.server.lock().expect("the server") = Some(server);
    }

    /// The paths asked for so far, in order, without the site's own.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("the requests").clone()
    }
}

/// The site that is tried out: another than `dist/` only by hand, as one that was built faster.
fn dist() -> String {
    env::var("SITE").unwrap_or_else(|_| "dist".into())
}

fn serve(
    address: SocketAddr,
    requests: &Arc<Mutex<Vec<String>>>,
    folder: &Path,
    late: Late,
) -> std::io::Result<(Runtime, SocketAddr)> {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let listener = runtime.block_on(TcpListener::bind(address))?;
    let address = listener.local_addr()?;
    let requests = Arc::clone(requests);
    let site = folder.to_owned();
    let note = from_fn(move |request: Request, next: Next| {
        let path = request.uri().path();
        requests.lock().expect("the requests").push(path.strip_prefix(PATH).unwrap_or(path).to_owned());
        let delay = late.filter(|kind| path.ends_with(kind)).map(|_| Duration::from_secs(1));
        let policy = path.ends_with(".js").then(|| policy(&site)).flatten();
        async move {
            if let Some(delay) = delay {
                tokio::time::sleep(delay).await;
            }
            let mut response = next.run(request).await;
            response.headers_mut().extend(policy.map(|policy| (CONTENT_SECURITY_POLICY, policy)));
            response
        }
    });
    let (here, there) = (ServeDir::new(folder), ServeDir::new(folder));
    let app = Router::new().nest_service(PATH, here).nest_service(OTHER_PATH, there).layer(note);
    runtime.spawn(async { axum::serve(listener, app).await });
    Ok((runtime, address))
}

/// The page's own, which its service worker is held to as well: that has none unless it comes with one.
fn policy(folder: &Path) -> Option<HeaderValue> {
    let page = fs::read_to_string(folder.join("index.html")).ok()?;
    let (_, policy) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    HeaderValue::from_str(policy.split_once('"')?.0).ok()
}
