// Amounts as the point of sale says them: sats, and the merchant's money beside them.
import {fromMinor, money, toMinor} from './cms.js'
import {dueSats, total} from './draft.js'
import {sats} from './loyalty.js'
import {toSats, toUnits} from './till.js'

// What a bitcoin costs: as it was frozen with a bill, or now; null: nobody knows.
export function rateOf(till, order) {
  if (!order?.minor_per_btc || !till.currency) return till.rate
  return fromMinor(order.minor_per_btc, till.currency)
}

// `34,000 sats · €20.40`
export function inBoth(till, amount, rate = till.rate) {
  if (!rate || !till.currency) return sats(amount)
  const units = toUnits(amount, rate)
  return `${sats(amount)} · ${money(toMinor(units, till.currency), till.currency)}`
}

export const inUnit = (till, amount, unit) =>
  unit === 'minor' ? money(amount, till.currency) : sats(amount)

// The other unit of an amount; empty where nobody knows the rate.
export function inOther(till, amount, unit, rate = till.rate) {
  if (!till.currency || !rate) return ''
  if (unit === 'minor') return sats(asSats(till, amount, unit, rate))
  return money(toMinor(toUnits(amount, rate), till.currency), till.currency)
}

function asSats(till, amount, unit, rate) {
  if (unit === 'sats') return amount
  return rate ? toSats(fromMinor(amount, till.currency), rate) : null
}

// Sats that the next tap asks for; null where that takes a rate that nobody knows.
export function toCharge(till, draft, order) {
  const typed = total(draft)
  const added = typed ? asSats(till, typed, draft.unit, rateOf(till, order)) : 0
  if (added === null) return null
  return (order ? dueSats(order) : 0) + added + draft.tip
}

// What the button carries.
export function chargeWords(till, draft, order) {
  const amount = toCharge(till, draft, order)
  if (amount === null) return money(total(draft), till.currency)
  if (!order && draft.unit === 'minor' && !draft.tip) {
    return `${sats(amount)} · ${money(total(draft), till.currency)}`
  }
  return inBoth(till, amount, rateOf(till, order))
}

// One line of a bill that the server has.
export const lineAmount = (till, order, line) =>
  order.amount_minor
    ? money(line.total_minor, till.currency)
    : sats(line.total_sats).replace('-', '−')
