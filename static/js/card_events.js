// A card as Nostr events, one on a line: the programme, the card, its receipts
// (docs/nostr.md).
import {
  GENESIS,
  changed,
  checkEntry,
  entryOf,
  sealedText,
  sumOf
} from './card_chain.js'
import {CARD_KIND} from './card_document.js'
import {Fault, commits, isObject, readJson, unreadable} from './card_json.js'
import {checkShape, checkSignature, tagOf} from './card_signed.js'

export const PROGRAM_KIND = 32604
export const RECEIPT_KIND = 2604

const OF_A_CARD = [PROGRAM_KIND, CARD_KIND, RECEIPT_KIND]
const SECONDS = /^[0-9]{1,16}$/
const LATEST = Number.MAX_SAFE_INTEGER
const BREATHE_EVERY = 50

const uncheckable = why => new Fault('uncheckable', why)

// What genuine events say.
export async function checkEvents(text, issuer) {
  const events = await readLines(text)
  const {program, issuers, card, receipts, cards} = sorted(events, issuer)
  for (const event of events) {
    if (event.kind !== PROGRAM_KIND) checkIssuer(event, program, issuers)
  }
  const chain = await chainOf(receipts, card)
  checkHeads(cards, card, chain)
  return {
    entries: chain.length,
    signedBy: program.pubkey,
    ...said(program, card),
    points: sumOf(chain, link => link.entry.delta)
  }
}

// A card whose entries are not shown: the merchant's word for where it stands.
export async function checkStatement(text, issuer) {
  const {program, issuers, card} = sorted(await readLines(text), issuer)
  checkIssuer(card, program, issuers)
  return {
    entries: Number(tagOf(card, 'seq')),
    signedBy: program.pubkey,
    ...said(program, card),
    points: tagOf(card, 'points')
  }
}

const said = (program, card) => ({
  customer: tagOf(card, 'p'),
  program: {id: tagOf(program, 'd'), title: tagOf(program, 'title') || ''},
  tier: tagOf(card, 'tier') || '',
  at: card.created_at
})

async function readLines(text) {
  const events = []
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue
    events.push(await readLine(['line', {n: index + 1}], line))
    // A page has to stay awake while hundreds of signatures are checked.
    if (events.length % BREATHE_EVERY === 0) await new Promise(setTimeout)
  }
  return events
}

async function readLine(what, line) {
  const event = readJson(line)
  if (!isObject(event)) throw unreadable('no_event', {what})
  checkShape(event, what)
  if (!OF_A_CARD.includes(event.kind)) throw unreadable('line_kind', {what})
  await checkSignature(event, what)
  return event
}

const newest = events =>
  events.reduce((best, one) => (one.created_at > best.created_at ? one : best))

function sorted(events, issuer) {
  const of = kind => events.filter(event => event.kind === kind)
  const cards = of(CARD_KIND)
  for (const card of cards) {
    const isOpen = ['p', 'card'].every(name => tagOf(card, name) !== undefined)
    if (!isOpen) throw uncheckable('private')
  }
  if (!cards.length) throw uncheckable('no_card_event')
  const card = newest(cards)
  const program = programOf(of(PROGRAM_KIND), issuer || card.pubkey, issuer)
  const issuers = issuersOf(program)
  return {program, issuers, card, cards, receipts: of(RECEIPT_KIND)}
}

// The newest statement of the programme by that key.
function programOf(programs, author, issuer) {
  if (!programs.length) throw uncheckable('no_programme')
  const own = programs.filter(({pubkey}) => pubkey === author)
  if (!own.length && issuer) throw changed('other_merchant')
  return newest(own.length ? own : programs)
}

// Who signs for a programme, and from when until before when.
function issuersOf(program) {
  const found = program.tags.filter(tag => tag[0] === 'issuer').map(issuerOf)
  if (!found.some(({key}) => key === program.pubkey)) {
    throw changed('issuer_not_itself')
  }
  return found
}

function issuerOf(tag) {
  const [, key, from, until] = tag
  const isFine =
    tag.length === 4 &&
    /^[0-9a-f]{64}$/.test(key) &&
    [from, until].every(time => SECONDS.test(time || '0'))
  if (!isFine) throw unreadable('issuers')
  return {key, from: Number(from), until: Number(until || LATEST)}
}

function checkIssuer(event, program, issuers) {
  const what = named(event)
  const at = event.created_at
  const signs = ({key, from, until}) =>
    key === event.pubkey && from <= at && at < until
  if (!issuers.some(signs)) throw changed('wrong_key', {what})
  const [kind, key, ...rest] = (tagOf(event, 'a') ?? '').split(':')
  const isOurs =
    kind === String(PROGRAM_KIND) &&
    issuers.some(issuer => issuer.key === key) &&
    rest.join(':') === tagOf(program, 'd')
  if (!isOurs) throw changed('other_programme', {what})
}

const named = event =>
  event.kind === CARD_KIND
    ? ['card']
    : ['receipt', {n: tagOf(event, 'seq') ?? '?'}]

// The chain that the receipts are of, in order, none missing.
async function chainOf(receipts, card) {
  const byPlace = new Map()
  for (const receipt of receipts) {
    const link = {receipt, entry: await receiptEntry(receipt, card)}
    const n = link.entry.seq
    const other = byPlace.get(n) ?? link
    byPlace.set(n, other)
    if (tagOf(other.receipt, 'hash') !== tagOf(receipt, 'hash')) {
      throw changed('two_stories', {n})
    }
  }
  const chain = [...byPlace.values()].sort((a, b) =>
    a.entry.seq < b.entry.seq ? -1 : 1
  )
  let prev = GENESIS
  for (const [index, {receipt, entry}] of chain.entries()) {
    const n = index + 1
    if (entry.seq !== n) throw changed('entry_missing', {n})
    if (tagOf(receipt, 'prev') !== prev) throw changed('entry_unlinked', {n})
    checkEntry(n, entry)
    prev = tagOf(receipt, 'hash')
  }
  return chain
}

// What a receipt says, if its hash commits to just that, and its tags agree.
async function receiptEntry(receipt, card) {
  const what = named(receipt)
  const hashed = readJson(receipt.content)
  const prev = tagOf(receipt, 'prev')
  const entry = entryOf(hashed)
  const isWhole = entry && prev !== undefined
  const isAsWritten = isWhole && sealedText(hashed) === receipt.content
  const hash = tagOf(receipt, 'hash')
  if (!isAsWritten || !(await commits(hash, prev + receipt.content))) {
    throw changed('what_changed', {what})
  }
  const says = {
    card: entry.card_id,
    seq: String(entry.seq),
    type: entry.kind,
    delta: String(entry.delta)
  }
  const agrees = Object.entries(says).every(
    ([name, value]) => tagOf(receipt, name) === value
  )
  if (!agrees) throw changed('outside', {what})
  if (receipt.created_at !== entry.recorded_at) throw changed('dated', {what})
  if (entry.card_id !== tagOf(card, 'card')) throw changed('of_other', {what})
  if (tagOf(receipt, 'p') !== tagOf(card, 'p')) {
    throw changed('for_other', {what})
  }
  return entry
}

// What the merchant said of the card, now and earlier, is what the entries say.
function checkHeads(cards, latest, chain) {
  for (const card of cards) {
    if (tagOf(card, 'card') !== tagOf(latest, 'card'))
      throw changed('two_cards')
    const seq = tagOf(card, 'seq') ?? ''
    if (!/^(0|[1-9][0-9]{0,15})$/.test(seq)) throw unreadable('no_end')
    checkHead(card, Number(seq), chain)
  }
  const n = chain.length
  if (tagOf(latest, 'seq') !== String(n)) throw changed('ends_before', {n})
}

function checkHead(card, seq, chain) {
  if (seq > chain.length) throw changed('entry_missing', {n: chain.length + 1})
  const end = seq ? tagOf(chain[seq - 1].receipt, 'hash') : GENESIS
  if (tagOf(card, 'head') !== end) throw changed('two_stories', {n: seq})
  const points = sumOf(chain.slice(0, seq), link => link.entry.delta)
  const told = tagOf(card, 'points')
  if (told !== undefined && told !== String(points)) {
    throw changed('points', {n: points})
  }
}
