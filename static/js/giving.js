// Rewards that are given at the table.
import {number, points, t} from './loyalty.js'

// What is handed over; the others lower a bill.
const HANDED_OVER = ['free_item', 'priority']

export const canHandOver = ({kind}) => HANDED_OVER.includes(kind)

// `Enjoy your dessert. 40 left.`
export function givenWords(name, left) {
  const [, what] = /^free\s+(.+)/i.exec(name) || []
  if (!what) return t('give.given', {name, points: points(left)})
  return t('give.enjoy', {what: what.toLowerCase(), n: number(left)})
}
