// Prints the entries in a link, or in the digits of a code, one a line: node docs/open-link.mjs LINK (see link.md)
import { crc32, inflateRawSync } from "node:zlib";

const STANDINGS = ["not-started", "working", "done", "ongoing", "needs-conditions", "declined"];

function bytesOf(text) {
  if (!/^[0-9]/.test(text)) return Buffer.from(text, "base64url");
  const groups = text.match(/[0-9]{1,17}/g).map((digits) => {
    const size = [0, 3, 5, 8, 10, 13, 15, 17].indexOf(digits.length);
    return Buffer.from(BigInt(digits).toString(16).padStart(size * 2, "0"), "hex");
  });
  return Buffer.concat(groups);
}

function unpack(parcel) {
  let [length, start, more] = [0, 1, true];
  for (let shift = 0; more; shift += 7, start += 1) {
    length += (parcel[start] & 0x7f) * 2 ** shift;
    more = parcel[start] >= 0x80;
  }
  const end = start + length;
  if (crc32(parcel.subarray(0, end)) !== parcel.readUInt32BE(end)) throw new Error("cut or changed on its way");
  return [parcel[0], parcel.subarray(start, end)];
}

class Bits {
  constructor(bytes) { this.bytes = bytes; this.place = 0; }
  take(width) {
    let value = 0n;
    for (let bit = 0; bit < width; bit += 1, this.place += 1) {
      value = (value << 1n) | BigInt((this.bytes[this.place >> 3] >> (7 - (this.place & 7))) & 1);
    }
    return value;
  }
  number(width) { return Number(this.take(width)); }
  count(k) {
    let zeros = 0;
    while (this.take(1) === 0n) zeros += 1;
    const high = (1n << BigInt(zeros)) + this.take(zeros) - 1n;
    return Number((high << BigInt(k)) | this.take(k));
  }
}

const width = (count) => Math.ceil(Math.log2(Math.max(count, 1)));

function status(content) {
  const bits = new Bits(content);
  const number = Buffer.from(Array.from({ length: bits.count(5) }, () => bits.number(8))).toString();
  const writers = [];
  for (let devices = bits.count(3); devices > 0; devices -= 1) {
    const device = bits.take(40).toString(16).padStart(10, "0");
    for (let tabs = bits.count(1); tabs >= 0; tabs -= 1) writers.push(device + bits.take(24).toString(16).padStart(6, "0"));
  }
  const ids = bits.count(6);
  const k = ids > 0 ? bits.number(6) : 0;
  const [names, entries, standing] = [[], [], new Map()];
  let time = 0;
  for (let here = 0; here < ids; here += 1) {
    time += bits.count(here === 0 ? 40 : k);
    const counter = bits.count(0);
    names.push(`${time}-${counter}-${writers[bits.number(width(writers.length))]}`);
    const asStood = bits.number(1) === 1;
    if (!asStood && bits.number(1) === 1) continue;
    const [area, item, measure] = [bits.count(2) + 1, bits.count(2) + 1, bits.count(2)];
    const code = bits.number(3);
    const on = `r${area}.${item}${measure > 0 ? `.m${measure}` : ""}`;
    const stands = standing.get(on) ?? [];
    const replaces = asStood ? stands : Array.from({ length: bits.count(0) }, () => bits.number(width(ids)));
    standing.set(on, [...stands.filter((id) => !replaces.includes(id)), here]);
    entries.push({ here, on, field: measure > 0 ? "done" : "standing", code, replaces });
  }
  const value = ({ field, code }) => ({ to: code === 1 ? null : field === "done" ? code === 3 : STANDINGS[code - 2] });
  return [number, entries.map((entry) => ({
    id: names[entry.here], on: entry.on, field: entry.field, ...(entry.code > 0 ? value(entry) : {}),
    ...(entry.replaces.length > 0 ? { replaces: entry.replaces.map((place) => names[place]).sort(byTime) } : {}),
  }))];
}

/** As ids are ordered: by time, counter and writer. */
function byTime(a, b) {
  const [[time, counter, writer], [otherTime, otherCounter, otherWriter]] = [a.split("-"), b.split("-")];
  return time - otherTime || counter - otherCounter || (writer < otherWriter ? -1 : 1);
}

const [kind, content] = unpack(bytesOf(process.argv[2].split("#s=").pop().trim()));
if (kind === 1) for (const entry of status(content)[1]) console.log(JSON.stringify(entry));
else if (kind === 2) console.log(inflateRawSync(content).toString());
else throw new Error(kind === 3 ? "one of several pieces" : `kind ${kind} is none of version 1`);
