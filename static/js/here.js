// What somebody looks for, and where they are once they have said so, rounded: it stays
// in this tab, for the page they open next and the way back.
import {position} from './places.js'

const KEPT = 'loyalty.here'
const SEARCH = 'loyalty.search'

export function kept() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT))
    return found && Number.isFinite(found.latitude) ? found : null
  } catch {
    return null
  }
}

export async function find() {
  const found = await position()
  sessionStorage.setItem(KEPT, JSON.stringify(found))
  return found
}

export function forget() {
  sessionStorage.removeItem(KEPT)
  return null
}

export const keepSearch = query =>
  sessionStorage.setItem(SEARCH, new URLSearchParams(query))

// The list as it was left. (LNbits puts each page into the history twice, so that its
// own way back does not lead there.)
export function listAddress() {
  const query = sessionStorage.getItem(SEARCH)
  return query ? `/loyalty/places?${query}` : '/loyalty/places'
}
