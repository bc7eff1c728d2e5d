// A secret key under a passphrase: NIP-49, `ncryptsec1…`, to take it elsewhere and back.
//
// LNbits' bundle of nostr-tools has no NIP-49, so its two pieces that browsers lack are
// here: scrypt (RFC 7914) around the browser's own PBKDF2, and XChaCha20-Poly1305
// (RFC 8439 and its draft with the longer nonce).
const LOG_N = 16 // 64 MB and about a second: what NIP-49 calls usual
const MOST_LOG_N = 18 // more than 256 MB is more than a phone has to spare
const BLOCK = 8
const UNKNOWN_SECURITY = 2
const VERSION = 2

// `logN`: how much work a try is; less will do for a passphrase that is a random code.
export async function encrypt(
  secret,
  passphrase,
  {random = randomBytes, logN = LOG_N} = {}
) {
  const salt = random(16)
  const nonce = random(24)
  const key = await scrypt(passphrase.normalize('NFKC'), salt, logN)
  const about = Uint8Array.of(UNKNOWN_SECURITY)
  const sealed = xchacha20poly1305(key, nonce, secret, about)
  const parts = [[VERSION, logN], salt, nonce, about, sealed]
  return bech32('ncryptsec', parts.map(part => [...part]).flat())
}

// The key in a backup. Fails with `not_a_backup`, or with `wrong_passphrase`.
export async function decrypt(text, passphrase) {
  const bytes = unbech32('ncryptsec', text.trim().toLowerCase())
  const logN = bytes?.[1]
  if (bytes?.length !== 91 || bytes[0] !== VERSION || logN > MOST_LOG_N) {
    throw new Error('not_a_backup')
  }
  const part = (from, to) => bytes.slice(from, to)
  const key = await scrypt(passphrase.normalize('NFKC'), part(2, 18), logN)
  const opened = unsealed(key, part(18, 42), part(43), part(42, 43))
  if (!opened) throw new Error('wrong_passphrase')
  return opened
}

const randomBytes = size => crypto.getRandomValues(new Uint8Array(size))

const words = bytes => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Uint32Array(bytes.length / 4)
  return found.map((_, index) => view.getUint32(4 * index, true))
}

const bytesOf = found => {
  const view = new DataView(new ArrayBuffer(4 * found.length))
  found.forEach((word, index) => view.setUint32(4 * index, word, true))
  return new Uint8Array(view.buffer)
}

const turn = (word, by) => (word << by) | (word >>> (32 - by))

// --- scrypt ---

async function scrypt(passphrase, salt, logN) {
  const text = new TextEncoder().encode(passphrase)
  const password = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, [
    'deriveBits'
  ])
  const derive = async (seasoning, size) => {
    const how = {
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: seasoning,
      iterations: 1
    }
    return new Uint8Array(
      await crypto.subtle.deriveBits(how, password, 8 * size)
    )
  }
  const block = words(await derive(salt, 128 * BLOCK))
  return derive(bytesOf(romix(block, logN)), 32)
}

function romix(block, logN) {
  const size = block.length
  const count = 2 ** logN
  const kept = new Uint32Array(count * size)
  let now = block
  for (let i = 0; i < count; i++) {
    kept.set(now, i * size)
    now = blockMix(now)
  }
  for (let i = 0; i < count; i++) {
    const from = (now[size - 16] & (count - 1)) * size
    for (let j = 0; j < size; j++) now[j] ^= kept[from + j]
    now = blockMix(now)
  }
  return now
}

function blockMix(block) {
  const mixed = new Uint32Array(block.length)
  const half = block.length / 2
  let last = block.slice(-16)
  for (let i = 0; i < 2 * BLOCK; i++) {
    for (let j = 0; j < 16; j++) last[j] ^= block[16 * i + j]
    last = salsa8(last)
    mixed.set(last, (i >> 1) * 16 + (i % 2) * half)
  }
  return mixed
}

// Four columns, then four rows, four times.
const SALSA = [
  [4, 0, 12, 7],
  [8, 4, 0, 9],
  [12, 8, 4, 13],
  [0, 12, 8, 18],
  [9, 5, 1, 7],
  [13, 9, 5, 9],
  [1, 13, 9, 13],
  [5, 1, 13, 18],
  [14, 10, 6, 7],
  [2, 14, 10, 9],
  [6, 2, 14, 13],
  [10, 6, 2, 18],
  [3, 15, 11, 7],
  [7, 3, 15, 9],
  [11, 7, 3, 13],
  [15, 11, 7, 18],
  [1, 0, 3, 7],
  [2, 1, 0, 9],
  [3, 2, 1, 13],
  [0, 3, 2, 18],
  [6, 5, 4, 7],
  [7, 6, 5, 9],
  [4, 7, 6, 13],
  [5, 4, 7, 18],
  [11, 10, 9, 7],
  [8, 11, 10, 9],
  [9, 8, 11, 13],
  [10, 9, 8, 18],
  [12, 15, 14, 7],
  [13, 12, 15, 9],
  [14, 13, 12, 13],
  [15, 14, 13, 18]
]

function salsa8(block) {
  const x = block.slice()
  for (let round = 0; round < 4; round++) {
    for (const [to, a, b, by] of SALSA) x[to] ^= turn((x[a] + x[b]) | 0, by)
  }
  return x.map((word, index) => word + block[index])
}

// --- XChaCha20-Poly1305 ---

const SIGMA = words(new TextEncoder().encode('expand 32-byte k'))

const ROUNDS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14]
]

function stirred(state) {
  const x = state.slice()
  const step = (a, b, d, by) => {
    x[a] += x[b]
    x[d] = turn(x[d] ^ x[a], by)
  }
  for (let round = 0; round < 10; round++) {
    for (const [a, b, c, d] of ROUNDS) {
      step(a, b, d, 16)
      step(c, d, b, 12)
      step(a, b, d, 8)
      step(c, d, b, 7)
    }
  }
  return x
}

function chachaBlock(key, counter, nonce) {
  const state = Uint32Array.of(...SIGMA, ...key, counter, ...nonce)
  return bytesOf(stirred(state).map((word, index) => word + state[index]))
}

function xchacha20poly1305(key, nonce, text, about) {
  const {stream, macKey} = streamOf(key, nonce)
  const sealed = text.map((byte, index) => byte ^ stream(index))
  return Uint8Array.of(...sealed, ...poly1305(macKey, macData(about, sealed)))
}

// The other way round; null where it was sealed otherwise, or changed.
function unsealed(key, nonce, text, about) {
  const {stream, macKey} = streamOf(key, nonce)
  const sealed = text.slice(0, -16)
  const mac = poly1305(macKey, macData(about, sealed))
  if (mac.some((byte, index) => byte !== text[text.length - 16 + index])) {
    return null
  }
  return sealed.map((byte, index) => byte ^ stream(index))
}

function streamOf(key, nonce) {
  const start = Uint32Array.of(
    ...SIGMA,
    ...words(key),
    ...words(nonce.slice(0, 16))
  )
  const mixed = stirred(start)
  const subkey = Uint32Array.of(...mixed.slice(0, 4), ...mixed.slice(12))
  const rest = Uint32Array.of(0, ...words(nonce.slice(16)))
  const stream = index =>
    chachaBlock(subkey, 1 + (index >> 6), rest)[index & 63]
  return {stream, macKey: chachaBlock(subkey, 0, rest).slice(0, 32)}
}

function macData(about, sealed) {
  const padded = part => [
    ...part,
    ...Array((16 - (part.length % 16)) % 16).fill(0)
  ]
  const sizes = bytesOf(Uint32Array.of(about.length, 0, sealed.length, 0))
  return [...padded(about), ...padded(sealed), ...sizes]
}

const numberOf = bytes =>
  [...bytes].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

function poly1305(key, data) {
  const prime = (1n << 130n) - 5n
  const r = numberOf(key.slice(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn
  let sum = 0n
  for (let at = 0; at < data.length; at += 16) {
    sum = ((sum + numberOf([...data.slice(at, at + 16), 1])) * r) % prime
  }
  const tag = sum + numberOf(key.slice(16))
  return Array.from({length: 16}, (_, i) =>
    Number((tag >> BigInt(8 * i)) & 255n)
  )
}

// --- bech32, without its limit of 90 characters ---

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

function checksum(values) {
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    GENERATOR.forEach((part, bit) => {
      if ((top >> bit) & 1) sum ^= part
    })
  }
  return sum
}

function spread(prefix) {
  const codes = [...prefix].map(letter => letter.charCodeAt(0))
  return [...codes.map(c => c >> 5), 0, ...codes.map(c => c & 31)]
}

function bech32(prefix, bytes) {
  const bits = bytes.map(byte => byte.toString(2).padStart(8, '0')).join('')
  const fives = bits.match(/.{1,5}/g)
  const data = fives.map(five => parseInt(five.padEnd(5, '0'), 2))
  const sum = checksum([...spread(prefix), ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const check = [0, 1, 2, 3, 4, 5].map(i => (sum >>> (5 * (5 - i))) & 31)
  return `${prefix}1${[...data, ...check].map(d => LETTERS[d]).join('')}`
}

// The bytes of such a text; null if it is none, or was mistyped.
function unbech32(prefix, text) {
  if (!text.startsWith(`${prefix}1`)) return null
  const data = [...text.slice(prefix.length + 1)].map(l => LETTERS.indexOf(l))
  if (data.includes(-1) || checksum([...spread(prefix), ...data]) !== 1) {
    return null
  }
  const fives = data.slice(0, -6).map(five => five.toString(2).padStart(5, '0'))
  const eights = fives.join('').match(/.{8}/g) ?? []
  return Uint8Array.from(eights, eight => parseInt(eight, 2))
}
