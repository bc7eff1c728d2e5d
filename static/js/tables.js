// The venue's tables: all of them, and more of them.
import {ask, pathOf, t} from './cms.js'

const PAGE = 100

export const MOST_AT_ONCE = 60

// `1-12, Bar` is thirteen names.
export function namesIn(text) {
  const parts = text.split(',').map(part => part.trim())
  return parts.filter(Boolean).flatMap(part => {
    const [, from, to] = part.match(/^(\d{1,4})\s*[-–]\s*(\d{1,4})$/) || []
    if (!from || +to < +from) return [part]
    return Array.from({length: +to - +from + 1}, (_, n) => String(+from + n))
  })
}

// A bare number is `Table 4`; `Terrace 2` says it itself.
export const calledTable = ({name}) =>
  /^\d/.test(name) ? t('tables.card_table', {n: name}) : name

export const readTables = venue => readAll(venue, '/tables')

// All of a list that comes in pages.
export async function readAll(venue, list, found = []) {
  const path = `${list}?limit=${PAGE}&offset=${found.length}`
  const {data, total} = await ask(venue, 'GET', pathOf(venue, path))
  const all = [...found, ...data]
  return data.length && all.length < total ? readAll(venue, list, all) : all
}

// Those that are not there yet, one after the other: they are listed as they were
// written. Returns how many it were.
export async function addTables(venue, names, tables) {
  const there = new Set(tables.map(({name}) => name))
  const added = [...new Set(names)].filter(name => !there.has(name))
  for (const name of added) {
    await ask(venue, 'POST', pathOf(venue, '/tables'), {name})
  }
  return added.length
}
