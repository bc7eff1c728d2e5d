// Whether a card is genuine, checked in this browser: nothing of it goes anywhere.
//
// The same verdict, in the same words, as `tools/verify_card.py` gives; tests hold both
// to the same files.
import {checkDocument} from './card_document.js'
import {checkEvents, checkStatement} from './card_events.js'
import {Fault, unreadable} from './card_json.js'

const MEGABYTE = 1024 * 1024
export const MOST_BYTES = 64 * MEGABYTE
const MOST_VALUES = 5_000_000

// {code, …}: 0 is genuine, with `entries`, `signedBy` (a key, or null), `customer`,
// `program`, `points`, `tier` and `at`; 1 is not, 2 could not be read or checked, with
// `kind`, `why` and `values`. `issuer` is the key that has to have signed, in hex.
export const verdict = (bytes, issuer = '') =>
  judged(bytes, issuer, text =>
    (areEvents(text) ? checkEvents : checkDocument)(text, issuer)
  )

// The same for a programme and a card without its entries: what the merchant signed.
export const statementVerdict = (bytes, issuer = '') =>
  judged(bytes, issuer, text => checkStatement(text, issuer))

async function judged(bytes, issuer, check) {
  try {
    return {code: 0, ...(await check(textOf(bytes))), isNamed: Boolean(issuer)}
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const {kind, why, values} = error
    return {code: kind === 'changed' ? 1 : 2, kind, why, values}
  }
}

function textOf(bytes) {
  if (bytes.length > MOST_BYTES) {
    throw unreadable('too_large', {n: MOST_BYTES / MEGABYTE})
  }
  const text = decoded(bytes)
  let values = 0
  for (let at = 0; at < text.length; at++) {
    if (',[{'.includes(text[at])) values += 1
  }
  if (values > MOST_VALUES) throw unreadable('too_much')
  return text
}

function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    throw unreadable('no_text')
  }
}

// Whether a file looks like events, one on a line; a document begins otherwise.
export function areEvents(text) {
  const [first] = text.trimStart().split('\n', 1)
  const [has, lacks] = ['"sig"', '"format"'].map(name => first.includes(name))
  return first.startsWith('{') && has && !lacks
}

// --- words ---

// One sentence: `Genuine. 41 entries, none missing.`; `t` finds words of `check`.
export function sentence(result, t) {
  if (result.code) return t(`is.${result.kind}`, {why: reason(result, t)})
  if (!result.entries) return t('is.empty')
  return t('is.genuine', {entries: counted(result.entries, t)})
}

// Who says so.
export function signature({signedBy, isNamed}, t) {
  if (!signedBy) return t('signed.nobody')
  return isNamed ? t('signed.named') : t('signed.key', {key: signedBy})
}

const counted = (n, t) => t('entries', {n: String(n)}, n)

function reason({why, values}, t) {
  const {what, count} = values
  return t(`why.${why}`, {
    ...values,
    ...(what ? {what: t(`what.${what[0]}`, what[1] ?? {})} : {}),
    ...(count === undefined ? {} : {entries: counted(count, t)})
  })
}
