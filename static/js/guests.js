// What the pieces about guests share: their names, what moved on a card, and calls that
// move points.
import {ask, capital, dayInWords, number, pathOf, sats, t} from './cms.js'
import {call, withKey} from './loyalty.js'
import {onceEach} from './once.js'

const once = onceEach((method, path, body, headers) =>
  call(method, path, headers, body)
)

export const askOnce = (venue, path, body) =>
  once('POST', path, body, withKey(venue.wallet.adminkey))

export const cardPath = (venue, key, rest = '') =>
  `/restaurants/${venue.merchant.id}/loyalty/${key}${rest}`

export const nameOf = guest => {
  const end = guest.customer_pubkey?.slice(-4)
  if (!end) return t('customers.erased')
  return guest.nickname || guest.own_name || t('customers.guest', {end})
}

export const signed = delta =>
  delta < 0 ? `−${number(-delta)}` : `+${number(delta)}`

// --- what moved ---

// `Today, 14:05`
export function when(time) {
  const form = {hour: '2-digit', minute: '2-digit'}
  const clock = new Intl.DateTimeFormat(window.i18n.global.locale, form)
  const day = capital(dayInWords(time))
  return t('history.when', {day, time: clock.format(new Date(time * 1000))})
}

// What it was, by its cause where that says more than the kind.
export function whatMoved({kind, source}) {
  const key = `history.causes.${source}_${kind}`
  const words = t(key)
  return words === `loyalty.cms.${key}` ? t(`history.kinds.${kind}`) : words
}

// `Today, 14:05 · 34,000 sats · “Sorry for the wait” · Owner`
export function aboutMoved(entry, who) {
  const parts = [when(entry.time)]
  if (entry.base_sats > 0) parts.push(sats(entry.base_sats))
  if (entry.reason) parts.push(t('history.quoted', {words: entry.reason}))
  if (who) parts.push(who)
  return parts.join(' · ')
}

// Who did something, in words: by the ids of tokens and of the staff.
export async function readActors(venue) {
  const [tokens, staff] = await Promise.all([
    ask(venue, 'GET', pathOf(venue, '/tokens?limit=100')),
    ask(venue, 'GET', pathOf(venue, '/staff?limit=100'))
  ])
  return {
    ...named('token', tokens.data, token => token.name),
    ...named('staff', staff.data, person => person.name || person.initials)
  }
}

// The names of all branches by their ids, for whoever may see what happened at them.
export async function readBranches(venue) {
  const path = pathOf(venue, '/branches?limit=100')
  const {data, is_owner: isOwner} = await ask(venue, 'GET', path)
  return isOwner ? Object.fromEntries(data.map(({id, name}) => [id, name])) : {}
}

const named = (kind, rows, name) =>
  Object.fromEntries(rows.map(row => [`${kind}:${row.id}`, name(row)]))

export function actorIn(actors, id) {
  const kind = id.split(':')[0]
  if (kind === 'system') return ''
  if (kind === 'wallet') return t('history.owner')
  if (kind === 'card') return t('history.guest_self')
  return actors[id] || t('history.former')
}

// --- a file ---

// Fetched with the venue's key, which an address could not carry.
export async function download(venue, path, filename) {
  const answer = await fetch(`/loyalty/api/v1${path}`, {
    headers: withKey(venue.wallet.adminkey),
    cache: 'no-store'
  })
  if (!answer.ok) throw new Error(`${answer.status}`)
  save(await answer.blob(), filename)
}

export const saveText = (text, filename) => save(new Blob([text]), filename)

function save(blob, filename) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = filename
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
