// Reads JSON as strictly as a card has to be read, and writes it as it was hashed.
//
// `JSON.parse` takes the second of two keys, and makes 1 of 1.0 and of 1e0: two readers
// would see two cards. The rules are those of `tools/verify_card.py`.

// What is wrong with a card: `kind` is `changed`, `unreadable` or `uncheckable`, `why`
// names words in `check.why`, `values` fill them.
export class Fault extends Error {
  constructor(kind, why, values = {}) {
    super(why)
    this.kind = kind
    this.why = why
    this.values = values
  }
}

export const unreadable = (why, values) => new Fault('unreadable', why, values)

// Stands for a number that no card holds.
const NO_WHOLE = Symbol('no whole number')
const MOST_DIGITS = 17
const MOST_DEEP = 900
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y
const SPACE = /[ \t\n\r]*/y
const LITERALS = {
  true: true,
  false: false,
  null: null,
  NaN: NO_WHOLE,
  Infinity: NO_WHOLE,
  '-Infinity': NO_WHOLE
}
const NAMES = Object.keys(LITERALS)

export const isText = value => typeof value === 'string'
export const isWhole = value => ['number', 'bigint'].includes(typeof value)
export const isList = Array.isArray
export const isObject = value =>
  typeof value === 'object' && value !== null && !isList(value)

// The value of a text. Objects have no prototype: `__proto__` is a key like others.
// Whole numbers beyond 2^53 are BigInts, and others than whole ones are nothing.
export function readJson(text) {
  const reader = new Reader(text)
  try {
    const value = reader.value(0)
    reader.space()
    if (reader.at === text.length) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw unreadable('no_json')
}

const broken = () => new SyntaxError('no JSON')

class Reader {
  constructor(text) {
    this.text = text
    this.at = 0
  }

  space() {
    SPACE.lastIndex = this.at
    this.at += SPACE.exec(this.text)[0].length
  }

  // The next character that says something, which is taken if it is one of those.
  takes(wanted) {
    this.space()
    const isIt = wanted.includes(this.text[this.at] ?? ' ')
    if (isIt) this.at += 1
    return isIt && this.text[this.at - 1]
  }

  value(depth) {
    if (depth > MOST_DEEP) throw broken()
    if (this.takes('{')) return this.object(depth)
    if (this.takes('[')) return this.list(depth)
    const next = this.text[this.at]
    if (next === '"') return this.string()
    const isNumber = next >= '0' && next <= '9'
    const name =
      !isNumber && NAMES.find(one => this.text.startsWith(one, this.at))
    if (!name) return this.number()
    this.at += name.length
    return LITERALS[name]
  }

  object(depth) {
    const found = Object.create(null)
    if (this.takes('}')) return found
    do {
      this.space()
      const name = this.string()
      if (name in found || !this.takes(':')) throw broken()
      found[name] = this.value(depth + 1)
    } while (this.goesOn('}'))
    return found
  }

  list(depth) {
    const found = []
    if (this.takes(']')) return found
    do found.push(this.value(depth + 1))
    while (this.goesOn(']'))
    return found
  }

  goesOn(end) {
    const next = this.takes(`,${end}`)
    if (!next) throw broken()
    return next === ','
  }

  string() {
    const start = this.at
    if (this.text[start] !== '"') throw broken()
    let end = start
    let slashes
    do {
      end = this.text.indexOf('"', end + 1)
      if (end < 0) throw broken()
      slashes = 0
      while (this.text[end - 1 - slashes] === '\\') slashes += 1
    } while (slashes % 2)
    this.at = end + 1
    return JSON.parse(this.text.slice(start, this.at))
  }

  number() {
    NUMBER.lastIndex = this.at
    const found = NUMBER.exec(this.text)
    if (!found) throw broken()
    const [digits, fraction, exponent] = found
    this.at += digits.length
    if (fraction || exponent || digits.length > MOST_DIGITS) return NO_WHOLE
    const value = Number(digits)
    return Number.isSafeInteger(value) ? value || 0 : BigInt(digits)
  }
}

const HALF_A_CHARACTER = /\p{Surrogate}/u

// Strings, whole numbers and lists of them as they are hashed; null where there is half a
// character, which nothing that was ever hashed has.
export function written(value) {
  if (isText(value)) {
    return HALF_A_CHARACTER.test(value) ? null : JSON.stringify(value)
  }
  if (!isList(value)) return String(value)
  const parts = value.map(written)
  return parts.includes(null) ? null : `[${parts.join(',')}]`
}

// Whether a digest is the text's SHA-256.
export async function commits(digest, text) {
  if (text === null || HALF_A_CHARACTER.test(text)) return false
  const bytes = new TextEncoder().encode(text)
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return digest === NostrTools.utils.bytesToHex(sum)
}
