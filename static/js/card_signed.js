// What carries a merchant's signature: a Nostr event, held to its id and its key.
import {changed} from './card_chain.js'
import {
  commits,
  isList,
  isText,
  isWhole,
  unreadable,
  written
} from './card_json.js'

const KINDS = {
  kind: isWhole,
  created_at: isWhole,
  content: isText,
  tags: isList
}
const DIGITS = {id: 64, pubkey: 64, sig: 128}

const isHex = (value, digits) =>
  isText(value) && value.length === digits && /^[0-9a-f]*$/.test(value)

const isTag = tag => isList(tag) && tag.length > 0 && tag.every(isText)

// `what` names words in `check.what`, as do the ones below.
export function checkShape(event, what) {
  const isFine =
    Object.entries(KINDS).every(([name, is]) => is(event[name])) &&
    Object.entries(DIGITS).every(([name, n]) => isHex(event[name], n)) &&
    event.tags.every(isTag)
  if (!isFine) throw unreadable('no_event', {what})
}

// The value of a tag that stands there once; undefined if none does.
export function tagOf(event, name) {
  const found = event.tags.filter(tag => tag[0] === name)
  return found.length === 1 ? found[0][1] : undefined
}

export async function checkSignature(event, what) {
  const {id, pubkey, created_at, kind, tags, content, sig} = event
  const text = written([0, pubkey, created_at, kind, tags, content])
  if (!(await commits(id, text))) throw changed('what_changed', {what})
  if (isSigned({id, pubkey, created_at, kind, tags, content, sig})) return
  const isHead = what[0] === 'signed'
  throw isHead ? changed('forged') : changed('what_forged', {what})
}

function isSigned(event) {
  try {
    return NostrTools.verifyEvent(event)
  } catch {
    return false // numbers that no clock shows, among others
  }
}
