// Where somebody is, once they have said so: it stays in this tab, rounded, for the page
// they open next and the way back.
import {position} from './places.js'

const KEPT = 'loyalty.here'

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
