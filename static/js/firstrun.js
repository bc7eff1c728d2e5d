// The assistant's memory and hands. What was typed outlives a reload; what is made is
// made by the public API, and once, however often a button is tapped.
import {ask, browserZone, ownWallets, pathOf} from './cms.js'
import {call, withKey} from './loyalty.js'
import {readAll} from './tables.js'

export const STEPS = ['place', 'offer', 'preview', 'tables', 'cards', 'check']
// Those that are of use again later, for a venue that has its programme.
export const LATER_STEPS = ['tables', 'cards', 'check']

const KEPT = 'loyalty.firstrun'

export function newDraft(user) {
  const [wallet] = ownWallets(user)
  return {
    name: '',
    category: 'restaurant',
    timezone: browserZone(),
    currency: wallet?.currency || '',
    walletId: wallet?.id,
    once: null,
    venueId: '',
    preset: '',
    numbers: {},
    made: {tiers: [], rewards: [], items: []},
    tables: 10
  }
}

// What was begun and not ended; null if nothing was, or it was somebody else's.
export function keptDraft(user) {
  const kept = JSON.parse(localStorage.getItem(KEPT) || 'null')
  const isTheirs = ownWallets(user).some(({id}) => id === kept?.walletId)
  return isTheirs ? kept : null
}

export const keepDraft = draft =>
  localStorage.setItem(KEPT, JSON.stringify(draft))

export const dropDraft = () => localStorage.removeItem(KEPT)

// --- the place ---

const PLACE = ['name', 'category', 'timezone', 'currency']

const placeOf = draft => Object.fromEntries(PLACE.map(key => [key, draft[key]]))

// Registers the venue. The same place sent again, after an answer that was lost, is the
// same venue.
export async function registerVenue(draft, wallet) {
  const {currency, ...body} = placeOf(draft)
  if (currency) body.currency = currency
  const said = JSON.stringify(body)
  if (draft.once?.said !== said) draft.once = {said, key: randomKey()}
  keepDraft(draft) // before it is sent: an answer may never come
  const headers = {
    ...withKey(wallet.adminkey),
    'Idempotency-Key': draft.once.key
  }
  const merchant = await call('POST', '/merchants', headers, body)
  return {merchant, wallet}
}

export const changeVenue = (venue, draft) =>
  ask(venue, 'PUT', pathOf(venue, ''), placeOf(draft))

// Not `randomUUID`: browsers have that on https only.
const randomKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')

// --- the programme ---

// Brings the venue to what the plan says. What the assistant has made for another offer
// goes, what is there by that name is changed, the rest is made: so it can be run again.
export async function apply(venue, plan, made) {
  await ask(venue, 'PUT', pathOf(venue, '/program'), plan.program)
  for (const list of ['rewards', 'tiers', 'items']) {
    await bring(venue, list, plan[list], made[list])
  }
}

async function bring(venue, list, wanted, made) {
  const there = await readAll(venue, `/${list}`)
  const isWanted = ({name}) => wanted.some(one => one.name === name)
  for (const one of there.filter(({id}) => made.includes(id))) {
    if (!isWanted(one)) await ask(venue, 'DELETE', `/${list}/${one.id}`)
  }
  for (const one of wanted) {
    const found = there.find(({name}) => name === one.name)
    if (found) await ask(venue, 'PUT', `/${list}/${found.id}`, one)
    else {
      made.push((await ask(venue, 'POST', pathOf(venue, `/${list}`), one)).id)
    }
  }
}

// --- the list that ticks itself off ---

const MOST_CLOCK_SECONDS = 30

// The server's checks, with those that only a browser can make beside them.
export async function readChecklist(venue) {
  const before = Date.now()
  const found = await ask(venue, 'GET', pathOf(venue, '/checklist'))
  const middle = (before + Date.now()) / 2000
  const checks = found.checks.map(check => ofAddress(check, found.base_url))
  const off = Math.abs(found.now - middle)
  const isRight = off <= MOST_CLOCK_SECONDS
  const clock = {
    name: 'clock',
    state: isRight ? 'done' : 'todo',
    why: isRight ? 'right' : 'off',
    said: {n: Math.round(off)}
  }
  return {...found, checks: [...checks, clock]}
}

// Codes and signatures carry the configured address: the owner should be there, too.
function ofAddress(check, baseUrl) {
  const said = {address: baseUrl, here: location.origin}
  const isElsewhere =
    check.name === 'reachable' &&
    check.state === 'done' &&
    new URL(baseUrl).origin !== location.origin
  return isElsewhere
    ? {...check, state: 'todo', why: 'elsewhere', said}
    : {...check, said}
}
