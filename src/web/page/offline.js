// The service worker: keeps one version of the site, whole, and answers from it.
"use strict";
// Other sites on this origin have caches, too, and so may this one under another path.
const mine = "otog-checklist " + registration.scope + " ";
const cacheName = mine + "{{version}}";
// What the system's "share" brought, until the page takes it.
const sharedName = mine + "shared";
const files = {{files}};

// All of it, checked against what was built, or none: where one file can not be had, the version there was stays.
const keep = async () => {
  const cache = await caches.open(cacheName);
  try {
    await cache.addAll(files.map(([file, integrity]) => new Request(file, { integrity, cache: "no-cache" })));
  } catch (incomplete) {
    await caches.delete(cacheName);
    throw incomplete;
  }
};
const dropOthers = async () => {
  const old = (await caches.keys()).filter(name => name.startsWith(mine) && name !== cacheName && name !== sharedName);
  await Promise.all(old.map(name => caches.delete(name)));
  await clients.claim();
};
const answer = async request => {
  const cache = await caches.open(cacheName);
  const asked = request.mode === "navigate" ? "./" : request;
  return await cache.match(asked, { ignoreSearch: true }) || fetch(request);
};

// The system sends what is shared by POST, which no server of static files answers. It may hand over a text alone.
const keepShared = async request => {
  const form = await request.formData();
  const texts = ["title", "text", "url"].map(name => form.get(name)).filter(Boolean);
  const files = form.getAll("files").filter(file => file.name);
  if (texts.length) files.push(new File([texts.join("\n")], ""));
  const cache = await caches.open(sharedName);
  await Promise.all(files.map((file, place) =>
    cache.put(`shared-${Date.now()}-${place}`, new Response(file, { headers: { "x-name": encodeURIComponent(file.name) } }))));
  return Response.redirect(registration.scope + "?shared", 303);
};

addEventListener("install", event => event.waitUntil(keep()));
addEventListener("activate", event => event.waitUntil(dropOthers()));
addEventListener("message", ({ data }) => {
  // A person asked for the new version; before that it waits.
  if (data === "update") skipWaiting();
});
addEventListener("fetch", event => {
  const { method, mode, url } = event.request;
  const page = registration.scope;
  const ours = mode !== "navigate" || url.split(/[?#]/)[0] === page || url.startsWith(page + "index.html");
  if (method === "POST" && url === page + "shared") event.respondWith(keepShared(event.request));
  if (method === "GET" && url.startsWith(page) && ours) event.respondWith(answer(event.request));
});
