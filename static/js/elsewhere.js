// Cards of programmes on other servers, found through their holder's own lists and
// relays, and checked here (docs/nostr.md).
//
// Nobody is asked before the holder says so, and then at most three relays for a
// question, each with its bounds. Whatever they answer is only believed as far as its
// signatures go.
import {statementVerdict, verdict} from './card_verdict.js'
import {decoded} from './nostr_words.js'
import {askAll, mayDial, relayName} from './relays.js'

const PROGRAM = 32604
const CARD = 32605
export const RECEIPT = 2604
export const VOUCHER = 2605
const LISTS = [32606, 30003, 30000, 39089]
const RELAY_LIST = 10002
const INBOX = 10050
const SEAL = 13
const ENVELOPE = 1059

const MOST_RELAYS = 3
const MOST_PROGRAMS = 20
const MOST_LISTED = 200
const MOST_TRIED = 500 // private cards that one's own key is tried on
const MOST_ENVELOPES = 200
const MOST_REFUSALS = 3

// Who keeps most people's lists of relays; asked where a holder has named nobody.
const START = ['wss://purplepag.es', 'wss://relay.damus.io']
const KEPT = 'loyalty.relays'

// --- whom to ask ---

export const keptRelays = () => JSON.parse(localStorage.getItem(KEPT) || '[]')

// Keeps what a holder has written, one on a line; false if one of them is none.
export function keepRelays(text) {
  const named = text.split(/\s+/).filter(Boolean)
  if (!named.every(mayDial)) return false
  localStorage.setItem(KEPT, JSON.stringify(few(named)))
  return true
}

const few = relays => {
  const names = relays.filter(mayDial).map(relayName)
  return [...new Set(names)].slice(0, MOST_RELAYS)
}

const values = (event, name) =>
  event.tags.filter(tag => tag[0] === name && tag[1]).map(tag => tag[1])

const one = (event, name) => {
  const found = values(event, name)
  return found.length === 1 ? found[0] : undefined
}

// The version of a replaceable event that counts.
const newest = events =>
  events.reduce(
    (best, event) =>
      !best ||
      event.created_at > best.created_at ||
      (event.created_at === best.created_at && event.id < best.id)
        ? event
        : best,
    null
  )

// Where somebody reads, and where they get their messages.
async function ownRelays(pubkey, start) {
  const filter = {kinds: [RELAY_LIST, INBOX], authors: [pubkey], limit: 10}
  const said = await askAll(start, [filter])
  const of = kind => newest(said.filter(event => event.kind === kind))
  const reads = of(RELAY_LIST)?.tags ?? []
  return {
    reads: reads
      .filter(
        ([name, , use]) => name === 'r' && [undefined, '', 'read'].includes(use)
      )
      .map(tag => tag[1]),
    inbox: of(INBOX) ? values(of(INBOX), 'relay') : []
  }
}

// --- what is listed ---

const ADDRESS = /^(\d{1,5}):([0-9a-f]{64}):(.{0,256})$/s

function addressOf(text) {
  const [, kind, pubkey, d] = ADDRESS.exec(text) || []
  return kind ? {kind: Number(kind), pubkey, d} : null
}

// What somebody has pasted, `{address, relays}`; null if it is no address of ours.
export function pastedAddress(text) {
  const {type, data} = decoded(text) ?? {}
  if (type !== 'naddr') return null
  const {kind, pubkey, identifier: d, relays = []} = data
  const isOurs = [PROGRAM, CARD, ...LISTS].includes(kind)
  return isOurs ? {address: {kind, pubkey, d}, relays} : null
}

// All that lists name; a holder's own may keep it in a sealed part.
async function namedBy(lists, pubkey, signer) {
  const programs = []
  const authors = []
  for (const list of lists.slice(0, MOST_LISTED)) {
    const tags = [...list.tags, ...(await sealedTags(list, pubkey, signer))]
    const of = name => values({tags}, name)
    programs.push(...of('a').map(addressOf).filter(isProgram))
    if (list.kind !== LISTS[0]) authors.push(...of('p'))
  }
  return {programs, authors: authors.filter(key => /^[0-9a-f]{64}$/.test(key))}
}

const isProgram = address => address?.kind === PROGRAM

async function sealedTags(list, pubkey, signer) {
  if (!list.content || list.pubkey !== pubkey || !signer?.decrypt) return []
  try {
    const tags = JSON.parse(await signer.decrypt(pubkey, list.content))
    const isTag = tag =>
      Array.isArray(tag) && tag.every(v => typeof v === 'string')
    return Array.isArray(tags) ? tags.filter(isTag) : []
  } catch {
    return [] // sealed in another way, or refused: then it names nothing
  }
}

// --- looking ---

// What is found elsewhere: `{cards, inbox}`. Each card is `{id, program, result,
// isStatement, text}`. `known` are ids of programmes that this server shows itself,
// `told` hears what is being done. `letters(relays)` brings receipts out of the holder's
// messages: at once if that asks nobody, else they come as `receipts` another time.
export async function look(asked) {
  const {pubkey, signer, pasted, told, letters} = asked
  told('relays')
  const said = few([...keptRelays(), ...(pasted?.relays ?? [])])
  const start = said.length ? said : START
  const own = await ownRelays(pubkey, start)
  const known = few([...said, ...own.reads])
  const relays = known.length ? known : start
  const inbox = few([...own.inbox, ...relays])
  let {receipts} = asked
  if (signer?.isHere && !receipts.length) receipts = await letters(inbox)
  told('lists')
  const named = await listed({pubkey, signer, relays, pasted})
  told('cards')
  const cards = []
  for (const program of await programsOf(named, relays, asked.known)) {
    const of = {program, pubkey, signer, relays, receipts, pasted}
    cards.push(...(await cardsOf(of)))
  }
  told('check')
  for (const card of cards) Object.assign(card, await judge(card))
  return {cards, inbox}
}

async function listed({pubkey, signer, relays, pasted}) {
  const filters = [{kinds: LISTS, authors: [pubkey], limit: MOST_LISTED}]
  const address = pasted?.address
  if (LISTS.includes(address?.kind)) {
    const {kind, pubkey: author, d} = address
    filters.push({kinds: [kind], authors: [author], '#d': [d], limit: 5})
  }
  const lists = latest(await askAll(relays, filters))
  const named = await namedBy(lists, pubkey, signer)
  if (isProgram(address)) named.programs.push(address)
  if (address?.kind === CARD) named.authors.push(address.pubkey)
  return named
}

// Of each addressable event its newest version.
function latest(events) {
  const byName = new Map()
  for (const event of events) {
    const name = `${event.kind}:${event.pubkey}:${one(event, 'd')}`
    byName.set(name, newest([event, byName.get(name)].filter(Boolean)))
  }
  return [...byName.values()]
}

async function programsOf({programs, authors}, relays, known) {
  const keys = [...new Set([...programs.map(a => a.pubkey), ...authors])]
  if (!keys.length) return []
  const asked = {
    kinds: [PROGRAM],
    authors: keys.slice(0, MOST_LISTED),
    limit: MOST_LISTED
  }
  const isMeant = event =>
    authors.includes(event.pubkey) ||
    programs.some(a => a.pubkey === event.pubkey && a.d === one(event, 'd'))
  return latest(await askAll(relays, [asked]))
    .filter(event => isMeant(event) && !known.includes(one(event, 'd')))
    .slice(0, MOST_PROGRAMS)
}

async function cardsOf({program, pubkey, signer, relays, receipts, pasted}) {
  const authors = values(program, 'issuer')
  const own = receiptsOf(program, receipts)
  const names = own.map(nameIn).filter(Boolean)
  if (pasted?.address.kind === CARD) names.push(pasted.address.d)
  const of = {kinds: [CARD], authors}
  const filters = [{...of, '#p': [pubkey], limit: 20}]
  if (names.length) filters.push({...of, '#d': [...new Set(names)], limit: 20})
  // A private card does not say whose it is. One's own key here can try them all; an
  // app would ask its owner for each.
  if (signer?.isHere) filters.push({...of, limit: MOST_TRIED})
  // A programme says itself where it publishes.
  const places = few([...values(program, 'relay').slice(0, 2), ...relays])
  const found = await askAll(places, filters, {most: MOST_TRIED}).catch(
    () => []
  )
  const opened = await Promise.all(
    found.map(card => open(card, pubkey, signer))
  )
  return [...grouped(opened.filter(Boolean))].map(([id, versions]) => ({
    program,
    versions: versions.sort((a, b) => b.created_at - a.created_at).slice(0, 5),
    receipts: own.filter(receipt => one(receipt, 'card') === id)
  }))
}

function grouped(cards) {
  const byCard = new Map()
  for (const card of cards) {
    const id = one(card, 'card')
    byCard.set(id, [...(byCard.get(id) ?? []), card])
  }
  return byCard
}

const nameIn = receipt => receipt.tags.find(tag => tag[0] === 'card')?.[2]

function receiptsOf(program, receipts) {
  const keys = values(program, 'issuer')
  return receipts.filter(
    receipt =>
      receipt.kind === RECEIPT &&
      keys.includes(receipt.pubkey) &&
      addressOf(one(receipt, 'a') ?? '')?.d === one(program, 'd')
  )
}

// A card in its readable form, if it is this holder's.
async function open(card, pubkey, signer) {
  if (one(card, 'p') === pubkey) return card
  if (!card.content || !signer?.decrypt) return null
  try {
    const inner = JSON.parse(await signer.decrypt(card.pubkey, card.content))
    const isIts =
      inner.kind === CARD &&
      inner.pubkey === card.pubkey &&
      one(inner, 'd') === one(card, 'd') &&
      one(inner, 'p') === pubkey
    return isIts && NostrTools.verifyEvent(inner) ? bare(inner) : null
  } catch {
    return null // somebody else's
  }
}

const bare = ({id, pubkey, created_at, kind, tags, content, sig}) => ({
  id,
  pubkey,
  created_at,
  kind,
  tags,
  content,
  sig
})

// Checked with all its entries if they are here, else as far as it is signed.
async function judge({program, versions, receipts}) {
  const places = new Set(receipts.map(receipt => one(receipt, 'seq')))
  const isWhole = String(places.size) === one(versions[0], 'seq')
  const events = [program, ...versions, ...(isWhole ? receipts : [])].map(bare)
  const text = events.map(event => JSON.stringify(event)).join('\n')
  const check = isWhole ? verdict : statementVerdict
  const result = await check(new TextEncoder().encode(text))
  const id = one(versions[0], 'card')
  // Another merchant may call their card the same.
  const key = `${program.pubkey}:${id}`
  return {result, isStatement: !isWhole, id, key, text}
}

// --- messages ---

// Receipts and vouchers that places have sent to a holder's messages (NIP-59): those
// that are genuine. Envelopes that are somebody's letters are opened too, and dropped.
export async function openMessages({pubkey, signer, relays, told}) {
  const filter = {kinds: [ENVELOPE], '#p': [pubkey], limit: MOST_ENVELOPES}
  const bounds = {most: MOST_ENVELOPES}
  const envelopes = await askAll(relays, [filter], bounds)
  const found = new Map()
  let refusals = 0
  for (const [index, envelope] of envelopes.entries()) {
    told({n: index + 1, of: envelopes.length})
    try {
      const event = await unwrapped(envelope, signer)
      if (event) found.set(event.id, event)
      refusals = 0
    } catch (error) {
      refusals += 1
      // Whoever says no three times is not asked two hundred times.
      if (!signer.isHere && refusals >= MOST_REFUSALS) throw error
    }
  }
  return [...found.values()]
}

async function unwrapped(envelope, signer) {
  const open = async event =>
    JSON.parse(await signer.decrypt(event.pubkey, event.content))
  const seal = await open(envelope)
  if (seal.kind !== SEAL || !NostrTools.verifyEvent(seal)) return null
  const event = await open(seal)
  const isOurs = [RECEIPT, VOUCHER].includes(event.kind)
  // An unsigned letter proves nothing, and a seal by somebody else neither.
  if (!isOurs || event.pubkey !== seal.pubkey) return null
  return NostrTools.verifyEvent(event) ? bare(event) : null
}
