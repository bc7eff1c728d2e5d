// The chain of a card: format v1 of its entries, each sealed to the one before.
//
// The same rules as in `tools/verify_card.py`, and tests hold the two together.
import {Fault, commits, isList, isText, isWhole, written} from './card_json.js'

export const GENESIS = '0'.repeat(64)
export const HASH = /^[0-9a-f]{64}$/
export const FIELDS = (
  'v card_id seq merchant_id kind delta base_sats base_minor currency tier_bp ' +
  'campaign_bp tier_points lots source source_id answers time recorded_at local_day ' +
  'rule_hash actor_id text_commitment'
).split(' ')

const BELOW_ZERO_TOO = ['delta', 'base_sats', 'base_minor', 'tier_points']
const FROM_ZERO = ['v', 'seq', 'tier_bp', 'campaign_bp', 'time', 'recorded_at']
const NUMBERS = [...BELOW_ZERO_TOO, ...FROM_ZERO]
const HASH_OR_NONE = /^([0-9a-f]{64})?$/
const FORMS = {
  kind: /^(earned|redeemed|expired|granted|revoked)$/,
  currency: /^([A-Z]{3})?$/,
  answers: /^([^:]+:[1-9][0-9]{0,15})?$/,
  local_day: /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
  rule_hash: HASH_OR_NONE,
  text_commitment: HASH_OR_NONE
}
const LOT = /^[0-9]{1,16}@[0-9]{1,16}$/

export const changed = (why, values) => new Fault('changed', why, values)

// The fields of an entry by name; null if they are not those of format v1.
export function entryOf(hashed) {
  const fits = (name, index) =>
    (NUMBERS.includes(name) ? isWhole : isText)(hashed[index])
  const isOne = isList(hashed) && hashed.length === FIELDS.length
  if (!isOne || !FIELDS.every(fits)) return null
  return Object.fromEntries(FIELDS.map((name, index) => [name, hashed[index]]))
}

// The text that an entry's hash is of, behind the hash before.
export const sealedText = hashed => written(hashed)

// The entries of an exported card, none missing, none changed.
export async function checkChain({events, card, rules}) {
  const entries = []
  let prev = GENESIS
  for (const [index, event] of events.entries()) {
    const n = index + 1
    const entry = await sealedEntry(n, event)
    checkPlace(n, entry, card.id)
    if (event.prev !== prev) throw changed('entry_unlinked', {n})
    checkEntry(n, entry)
    const rule = entry.rule_hash
    if (rule && !(rule in rules)) throw changed('rule_missing', {n})
    prev = event.hash
    entries.push(entry)
  }
  return entries
}

async function sealedEntry(n, event) {
  const names = Object.keys(Object(event)).sort().join()
  const isSealed = names === 'hash,hashed,prev' && isText(event.prev)
  const entry = isSealed && entryOf(event.hashed)
  const text = entry && sealedText(event.hashed)
  if (!text || !(await commits(event.hash, event.prev + text))) {
    throw changed('entry_changed', {n})
  }
  return entry
}

function checkPlace(n, entry, cardId) {
  if (entry.card_id !== cardId) throw changed('entry_of_other', {n})
  if (entry.seq > n) throw changed('entry_missing', {n})
  if (entry.seq < n) throw changed('entry_twice', {n})
}

// What an honest writer never seals is no entry, whatever its hash says.
export function checkEntry(n, entry) {
  // What is not safe is a BigInt here.
  const isSafe = name => typeof entry[name] === 'number'
  const wrong = [
    ...FROM_ZERO.filter(name => !(isSafe(name) && entry[name] >= 0)),
    ...BELOW_ZERO_TOO.filter(name => !isSafe(name)),
    ...Object.keys(FORMS).filter(name => !FORMS[name].test(entry[name]))
  ]
  if (entry.v !== 1) wrong.push('v')
  const {lots} = entry
  if (lots && !lots.split(',').every(lot => LOT.test(lot))) wrong.push('lots')
  if (wrong.length) throw changed('entry_odd', {n, field: wrong.sort()[0]})
  const colon = entry.answers.lastIndexOf(':')
  const answered = Number(entry.answers.slice(colon + 1))
  if (entry.answers.slice(0, Math.max(colon, 0)) !== entry.card_id) return
  if (answered >= n) throw changed('entry_answers', {n})
}

// What entries add up to, beyond 2^53 too.
export const sumOf = (entries, pick = entry => entry.delta) =>
  entries.reduce((sum, entry) => sum + BigInt(pick(entry)), 0n)
