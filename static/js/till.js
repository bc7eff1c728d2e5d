// What the parts of the point of sale share: its calls, and what was refused in words.
import {Refused, call, t} from './loyalty.js'
import {isRefusal, newKey, onceEach} from './once.js'
import {whoCalls} from './staff.js'
import {style} from './style.js'

export {isRefusal, newKey}

style('pos.css')

const PAGE = 100
const MOST_ITEMS = 2000
const ONE_BITCOIN = 100_000_000

// Everything a waiter's device needs to know of a merchant before the first bill.
export async function openTill(merchantId) {
  const {merchant, headers, hello} = await whoCalls(merchantId)
  const ask = (method, path, body, more = {}) =>
    call(method, path, {...headers, ...more}, body)
  const path = rest => `/merchants/${merchant.id}${rest}`
  const [program, tiers, staff, rate] = await Promise.all([
    ask('GET', path('/program')),
    ask('GET', path('/tiers?limit=100')),
    ask('GET', path('/staff?limit=100')),
    liveRate(merchant.currency)
  ])
  return {
    ...{id: merchant.id, merchant, hello, ask, path, program, rate},
    may: merchant.may,
    currency: merchant.currency,
    tiers: tiers.data,
    staff: staff.data,
    askOnce: onceEach(ask)
  }
}

// What was refused, in the server's words; they all end with what did not happen.
export function wordsOf(error) {
  if (!(error instanceof Refused)) return t('pos.no_answer')
  const nothing = t('nothing_taken')
  const said = typeof error.message === 'string' ? error.message : ''
  if (!said || error.status >= 500) return t('pos.no_answer')
  return said.endsWith(nothing) ? said : `${said} ${nothing}`
}

export async function readMenu(till) {
  const items = []
  for (let offset = 0; offset < MOST_ITEMS; offset += PAGE) {
    const rest = `/items?limit=${PAGE}&offset=${offset}`
    const {data, total} = await till.ask('GET', till.path(rest))
    items.push(...data)
    if (items.length >= total || !data.length) break
  }
  return items
}

// --- money, to be shown ---

// What a bitcoin costs now in the merchant's money; null where nobody knows.
async function liveRate(currency) {
  if (!currency) return null
  try {
    const answer = await fetch(`/api/v1/rate/${currency}`, {cache: 'no-store'})
    return (answer.ok && (await answer.json()).price) || null
  } catch {
    return null
  }
}

export const toSats = (units, rate) => Math.round((units / rate) * ONE_BITCOIN)

export const toUnits = (sats, rate) => (sats / ONE_BITCOIN) * rate
