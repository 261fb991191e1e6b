// Seals parts into a file that only the server can open: docs/rescue-file.md has the format, byte by byte.

/** @typedef {{id: string, jwk: JsonWebKey}} ServerKey what the server told with the assignments */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const MAGIC = [0x89, 0x4e, 0x54, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const VERSION = 1;
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const PURPOSE = "rescue file 1\0";
const KEY_BITS = 256;
const NONCE_BYTES = 12;

const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

export class Seal {
  #key;
  #parts = 0;

  /** @param {CryptoKey} key @param {Bytes} preamble */
  constructor(key, preamble) {
    this.#key = key;
    /** How the file begins; every part is bound to it. */
    this.preamble = preamble;
  }

  /**
   * A seal for one file. Its own half of the key exchange is made here and forgotten with it.
   * @param {ServerKey} server
   * @param {CryptoKeyPair} [pair] only a test brings its own
   */
  static async to({ id, jwk }, pair) {
    const own = pair ?? (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]));
    const [epk, theirs] = [await point(own.publicKey), await crypto.subtle.importKey("jwk", jwk, CURVE, true, [])];
    const preamble = begun({ key: id, epk: base64url(epk) });
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, KEY_BITS);
    const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const info = joined(utf8(PURPOSE), epk, await point(theirs));
    const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
    return new Seal(await crypto.subtle.deriveKey(hkdf, secret, { name: "AES-GCM", length: KEY_BITS }, false, ["encrypt"]), preamble);
  }

  /**
   * The next part, sealed at its place in the order; without one marked `last` a file counts as cut off.
   * @param {object} head small JSON that says what it is
   * @param {ArrayBuffer | Bytes} [content]
   */
  async part(head, content = new ArrayBuffer(), last = false) {
    const iv = new Uint8Array(NONCE_BYTES);
    new DataView(iv.buffer).setUint32(NONCE_BYTES - 5, this.#parts++);
    iv[NONCE_BYTES - 1] = Number(last);
    const said = utf8(JSON.stringify(head));
    const plain = joined(uint32(said.length), said, new Uint8Array(content));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: this.preamble }, this.#key, plain);
    return joined(uint32(sealed.byteLength), new Uint8Array(sealed));
  }
}

/** @param {object} header */
function begun(header) {
  const text = utf8(JSON.stringify(header));
  return joined(new Uint8Array([...MAGIC, VERSION, text.length >> 8, text.length & 0xff]), text);
}

/** The public key as an uncompressed point, 65 bytes. @param {CryptoKey} key */
const point = async (key) => new Uint8Array(await crypto.subtle.exportKey("raw", key));

/** @param {number} number */
function uint32(number) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

/** @param {Uint8Array[]} pieces @returns {Bytes} */
function joined(...pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** @param {Bytes} bytes */
const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
