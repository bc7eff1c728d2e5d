// What the pieces about vouchers share.
import {weekday} from './loyalty.js'

const HALF_A_DAY = 43_200
const iso = new Intl.DateTimeFormat('sv-SE')

// `Friday`, `12 June`: the day that a moment is in.
export const lastDay = time => weekday(iso.format(new Date(time * 1000)))

// The last day of a voucher: it ends where the venue's next day begins.
export const goodUntil = ({expires_at: time}) => lastDay(time - HALF_A_DAY)

// The signed event as a file, for a guest who gets no messages: their page opens it.
export function saveEvent({id, event}) {
  const text = JSON.stringify(event)
  const link = document.createElement('a')
  const file = new Blob([text], {type: 'application/json'})
  link.href = URL.createObjectURL(file)
  link.download = `voucher-${id.slice(0, 8)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
