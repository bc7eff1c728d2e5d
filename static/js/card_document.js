// A card as it was exported: one JSON document (docs/ledger.md).
import {
  FIELDS,
  GENESIS,
  HASH,
  changed,
  checkChain,
  sumOf
} from './card_chain.js'
import {
  Fault,
  commits,
  isList,
  isObject,
  isText,
  isWhole,
  readJson,
  unreadable
} from './card_json.js'
import {checkShape, checkSignature, tagOf} from './card_signed.js'

export const CARD_KIND = 32605

const PARTS = {
  program: isObject,
  card: isObject,
  merchants: isObject,
  exported_at: isWhole,
  fields: isList,
  events: isList,
  rules: isObject,
  head: isObject,
  balance: isObject
}
const MEMBERS = [
  ['program', 'id', isText],
  ['program', 'name', isText],
  ['card', 'id', isText],
  ['card', 'customer_pubkey', isText],
  ['head', 'seq', isWhole],
  ['head', 'hash', isText],
  ['balance', 'points', isWhole],
  ['balance', 'lifetime_points', isWhole]
]

// What a genuine document says; `signedBy` is null where nobody has signed it.
export async function checkDocument(text, issuer) {
  const document = readJson(text)
  checkKind(document)
  checkParts(document)
  await checkRules(document.rules)
  const entries = await checkChain(document)
  checkEnd(document, entries)
  const signedBy = await checkHead(document, issuer)
  const {program, card, balance, signed_head: head} = document
  return {
    entries: entries.length,
    signedBy,
    customer: card.customer_pubkey,
    program: {id: program.id, title: program.name},
    points: balance.points,
    tier: (head && tagOf(head, 'tier')) || '',
    // The last entry is what nobody can have added since.
    at: entries.length ? entries[entries.length - 1].recorded_at : null
  }
}

function checkKind(document) {
  if (!isObject(document) || document.format !== 'loyalty-card') {
    throw unreadable('no_card')
  }
  if (document.version !== 1) throw unreadable('version')
}

function checkParts(document) {
  for (const [part, is] of Object.entries(PARTS)) {
    if (!is(document[part])) throw unreadable('part_missing', {part})
  }
  for (const [part, name, is] of MEMBERS) {
    if (!is(document[part][name])) throw unreadable('part_broken', {part})
  }
  for (const part of ['merchants', 'rules']) {
    const isFine = Object.values(document[part]).every(isText)
    if (!isFine) throw unreadable('part_broken', {part})
  }
  const {signed_head: head = 0, fields} = document
  if (head !== null && !isObject(head)) {
    throw unreadable('part_missing', {part: 'signed_head'})
  }
  const isKnown = fields.every((name, index) => name === FIELDS[index])
  if (!isKnown || fields.length !== FIELDS.length) throw unreadable('fields')
  if (!HASH.test(document.card.customer_pubkey)) throw unreadable('nobody')
}

async function checkRules(rules) {
  for (const [hash, text] of Object.entries(rules)) {
    if (!(await commits(hash, text))) throw changed('rule_changed')
  }
}

function checkEnd({events, head, balance}, entries) {
  const n = events.length
  if (head.seq > n) throw changed('entry_missing', {n: n + 1})
  if (head.seq !== n) throw changed('ends_before', {n})
  const end = n ? events[n - 1].hash : GENESIS
  if (head.hash !== end) throw changed('wrong_end', {n})
  const points = sumOf(entries)
  const earned = sumOf(entries, entry =>
    entry.kind === 'earned' ? entry.delta : entry.tier_points
  )
  if (BigInt(balance.points) !== points) throw changed('points', {n: points})
  if (BigInt(balance.lifetime_points) !== earned) {
    throw changed('earned', {n: earned})
  }
}

async function checkHead({signed_head: event, head, card}, issuer) {
  if (event === null) {
    if (issuer) throw new Fault('uncheckable', 'unsigned')
    return null
  }
  checkShape(event, ['head'])
  if (issuer && event.pubkey !== issuer) throw changed('other_signer')
  if (event.kind !== CARD_KIND || tagOf(event, 'card') !== card.id) {
    throw changed('not_this_card')
  }
  if (tagOf(event, 'p') !== card.customer_pubkey)
    throw changed('other_customer')
  if (tagOf(event, 'seq') !== String(head.seq)) {
    throw changed('other_count', {count: head.seq})
  }
  if (tagOf(event, 'head') !== head.hash) throw changed('other_entries')
  await checkSignature(event, ['signed'])
  return event.pubkey
}
