// Opens rescue files as docs/rescue-file.md describes them; the server's own opener is another one, in Python.

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const MAGIC = "\x89NTF\r\n\x1a\n";

/** @param {Uint8Array} file @param {CryptoKeyPair} pair the server's */
export async function opened(file, pair) {
  if (Buffer.from(file.slice(0, 8)).toString("latin1") !== MAGIC) throw new Error("not one");
  if (file[8] !== 1) throw new Error("newer");
  let at = 11 + file[9] * 256 + file[10];
  const preamble = file.slice(0, at);
  const { key, epk } = JSON.parse(new TextDecoder().decode(preamble.slice(11)));
  const cipher = await derived(Buffer.from(epk, "base64url"), pair);
  const parts = [];
  for (let number = 0, last = false; !last; number++) {
    const size = Buffer.from(file).readUInt32BE(at);
    const sealed = file.slice(at + 4, at + 4 + size);
    at += 4 + size;
    const open = (flag) => {
      const iv = Buffer.alloc(12);
      iv.writeUInt32BE(number, 7);
      iv[11] = flag;
      return crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: preamble }, cipher, sealed);
    };
    const plain = new Uint8Array(await open(0).catch(() => ((last = true), open(1))));
    const length = Buffer.from(plain).readUInt32BE(0);
    parts.push({ head: JSON.parse(new TextDecoder().decode(plain.slice(4, 4 + length))), content: plain.slice(4 + length) });
  }
  if (at !== file.length) throw new Error("more behind the end");
  return { key, parts };
}

export const aServerPair = () => crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);

/** What the server tells phones of its pair. */
export async function told(pair, id = "0123456789abcdef") {
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  return { id, jwk: { kty, crv, x, y } };
}

async function derived(epk, { privateKey, publicKey }) {
  const theirs = await crypto.subtle.importKey("raw", epk, CURVE, true, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, privateKey, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = Buffer.concat([Buffer.from("rescue file 1\0"), epk, Buffer.from(await crypto.subtle.exportKey("raw", publicKey))]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(hkdf, secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
}
