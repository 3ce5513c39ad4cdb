// Prints the exchange file in a sealed one: node docs/open-sealed.mjs FILE PASSPHRASE (see sealed-file.md)
import { readFileSync } from "node:fs";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";

const [file, passphrase] = process.argv.slice(2);
const bytes = readFileSync(file);
if (bytes.subarray(0, 8).toString() !== "OTOGSEAL" || bytes[8] !== 1) throw new Error("no sealed file of version 1");
const header = bytes.subarray(0, 41);
const [salt, nonce] = [header.subarray(13, 29), header.subarray(29, 41)];
const key = pbkdf2Sync(passphrase, salt, header.readUInt32BE(9), 32, "sha256");
const decipher = createDecipheriv("aes-256-gcm", key, nonce);
decipher.setAAD(header);
decipher.setAuthTag(bytes.subarray(-20, -4));
process.stdout.write(Buffer.concat([decipher.update(bytes.subarray(41, -20)), decipher.final()]));
