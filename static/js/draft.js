// A bill that is being typed. Pure: sats and minor units are whole numbers throughout.
//
// It is in one unit, `sats` or `minor` (cents of the merchant's money): what is on the
// keypad now, and lines with prices in that unit.

export const emptyDraft = (unit = 'sats') => ({
  unit,
  typed: 0,
  lines: [],
  table: '',
  tip: 0,
  guest: null
})

const MOST = 2_100_000_000_000_000

export const isEmpty = draft => !draft.typed && !draft.lines.length

export const linesTotal = draft =>
  draft.lines.reduce((sum, line) => sum + line.price * line.quantity, 0)

export const total = draft => draft.typed + linesTotal(draft)

export function press(typed, key) {
  if (key === 'back') return Math.floor(typed / 10)
  const next = [...key].reduce((sum, digit) => sum * 10 + Number(digit), typed)
  return next <= MOST ? next : typed
}

export const unitOf = item => (item.price_sats === null ? 'minor' : 'sats')

// Whether an item can go on this bill: one bill, one unit.
export const takes = (draft, item) =>
  item.available && (isEmpty(draft) || draft.unit === unitOf(item))

export function addItem(draft, item) {
  if (isEmpty(draft)) draft.unit = unitOf(item)
  const there = draft.lines.find(line => line.item_id === item.id)
  if (there) return void there.quantity++
  const price = item.price_sats ?? item.price_minor
  draft.lines.push({item_id: item.id, name: item.name, price, quantity: 1})
}

// What is on the keypad becomes a line, so that the next amount can be typed.
export function addTyped(draft, name) {
  if (!draft.typed) return
  draft.lines.push({item_id: null, name, price: draft.typed, quantity: 1})
  draft.typed = 0
}

export function bodyLines(draft, name) {
  const lines = draft.lines.map(line => asLine(line, draft.unit))
  if (!draft.typed) return lines
  const typed = {item_id: null, name, price: draft.typed, quantity: 1}
  return [...lines, asLine(typed, draft.unit)]
}

const asLine = ({item_id: item, name, price, quantity}, unit) => ({
  ...(item ? {item_id: item} : {}),
  name,
  quantity,
  [unit === 'minor' ? 'unit_price_minor' : 'unit_price_sats']: price
})

// What `POST /orders` takes. `name`: what an amount without a name is called.
export function orderBody(draft, merchantId, name, keepOpen = false) {
  const body = {merchant_id: merchantId, keep_open: keepOpen}
  if (draft.lines.length) body.lines = bodyLines(draft, name)
  else if (draft.unit === 'minor') body.amount_minor = draft.typed
  else body.amount_sats = draft.typed
  if (draft.table.trim()) body.table = draft.table.trim()
  if (draft.tip) body.tip_sats = draft.tip
  if (draft.guest) body.customer_pubkey = draft.guest.customer_pubkey
  return body
}

// --- a bill that the server has ---

const isAsked = payment => ['open', 'paid', 'surplus'].includes(payment.state)

// Sats that no payment has paid or asks for, the bill's tip included.
export function dueSats(order) {
  const given = order.payments
    .filter(isAsked)
    .reduce((sum, payment) => sum + payment.tip_sats, 0)
  return order.left_sats + Math.max(order.tip_sats - given, 0)
}

export const liveParts = order =>
  order.payments.filter(({state}) =>
    ['open', 'paid', 'surplus'].includes(state)
  )
