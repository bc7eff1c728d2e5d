// The public directory: how it is asked, and what it says of a place.
import {locale, now, number, t as word} from './loyalty.js'
import {kmBetween, windBetween} from './ways.js'

export const t = (key, ...rest) => word(`places.${key}`, ...rest)

export const PAGE = 20
const NEAR_KM = 500 // as far as the server looks, the nearest first

// --- what is looked for ---

// It stands in the page's address, so that a search can be shared. Where somebody is does
// not: that would be in their history, in the server's log and in what they share.
export const fromQuery = query => ({
  q: query.q || '',
  category: query.category || '',
  city: query.city || '',
  hasDiscount: query.discount === '1',
  openNow: query.open === '1',
  isMap: query.view === 'map'
})

export const toQuery = asked => ({
  ...(asked.q && {q: asked.q}),
  ...(asked.category && {category: asked.category}),
  ...(asked.city && {city: asked.city}),
  ...(asked.hasDiscount && {discount: '1'}),
  ...(asked.openNow && {open: '1'}),
  ...(asked.isMap && {view: 'map'})
})

// What the server takes of it.
export const filtersOf = asked => ({
  ...(asked.q && {q: asked.q}),
  ...(asked.category && {category: asked.category}),
  ...(asked.city && {city: asked.city}),
  ...(asked.hasDiscount && {has_discount: 'true'}),
  ...(asked.openNow && {open_now: 'true'})
})

export function listPath(asked, here, offset) {
  const page = {limit: PAGE, offset}
  const query = here
    ? {lat: here.latitude, lon: here.longitude, radius_km: NEAR_KM}
    : {sortby: 'name', direction: 'asc'}
  const path = here ? '/nearby' : '/search'
  const all = {...filtersOf(asked), ...query, ...page}
  return `${path}?${new URLSearchParams(all)}`
}

export const addressOf = place => `/loyalty/places/${place.slug}`

// --- where somebody is ---

const POSITION_MS = 15_000

// About a hundred metres: enough to find a place by, and nobody's door.
const rounded = degrees => Math.round(degrees * 1000) / 1000

// Asks the browser, which asks its owner. Fails with words.
export const position = () =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new Error(t('no_position')))
    if (!navigator.geolocation) return fail()
    const told = ({coords}) =>
      resolve({
        latitude: rounded(coords.latitude),
        longitude: rounded(coords.longitude)
      })
    const asked = {timeout: POSITION_MS, maximumAge: 60_000}
    navigator.geolocation.getCurrentPosition(told, fail, asked)
  })

export const isPlaced = place =>
  Number.isFinite(place.latitude) && Number.isFinite(place.longitude)

// `350 m`, `1.2 km`, `48 km`
export function distance(km) {
  const isShort = km < 1
  const form = {
    style: 'unit',
    unit: isShort ? 'meter' : 'kilometer',
    maximumFractionDigits: isShort || km >= 10 ? 0 : 1
  }
  const value = isShort ? Math.round(km * 100) * 10 : km
  return new Intl.NumberFormat(locale(), form).format(value)
}

// `1.2 km to the north-east`
export const wayWords = (from, to) =>
  t('way', {
    distance: distance(kmBetween(from, to)),
    wind: t(`wind.${windBetween(from, to)}`)
  })

// --- when it is open ---

const DAY_SECONDS = 24 * 3600

const inZone = (time, zone, form) => {
  const date = new Date(time * 1000)
  try {
    return new Intl.DateTimeFormat(locale(), {...form, timeZone: zone}).format(
      date
    )
  } catch {
    return new Intl.DateTimeFormat(locale(), form).format(date)
  }
}

const CLOCK = {hour: '2-digit', minute: '2-digit'}

// By the place's own clock: `23:00`, `Friday 09:00`.
function moment(time, zone) {
  const sameDay =
    inZone(time, zone, {dateStyle: 'short'}) ===
    inZone(now() / 1000, zone, {dateStyle: 'short'})
  return inZone(time, zone, sameDay ? CLOCK : {weekday: 'long', ...CLOCK})
}

// Whether it is open, and until when; nothing where nobody knows.
export function openWords(place) {
  const {is_open: isOpen, timezone: zone} = place
  if (isOpen === null || isOpen === undefined) return ''
  const next = isOpen ? place.closes_at : place.opens_at
  const isSoon = next && next - now() / 1000 < 7 * DAY_SECONDS
  if (!isSoon) return t(isOpen ? 'open' : 'closed')
  return t(isOpen ? 'open_until' : 'closed_until', {when: moment(next, zone)})
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const MONDAY = Date.UTC(2024, 0, 1) // was one

const dayName = index => {
  const form = {weekday: 'short', timeZone: 'UTC'}
  const date = new Date(MONDAY + index * DAY_SECONDS * 1000)
  return new Intl.DateTimeFormat(locale(), form).format(date)
}

// Opening hours as OpenStreetMap writes them, a line for each rule, with the language's
// own names of days.
export const hoursLines = hours =>
  (hours || '')
    .split(';')
    .map(rule => rule.trim())
    .filter(Boolean)
    .map(rule =>
      rule
        .replace(/^24\/7$/, t('always'))
        .replace(/\b(Mo|Tu|We|Th|Fr|Sa|Su)\b/g, day =>
          dayName(DAYS.indexOf(day))
        )
        .replace(/\bPH\b/g, t('holidays'))
        .replace(/\b(off|closed)\b/g, t('off'))
    )

// --- what else is said ---

// `Bar · Lugano · 1.2 km`
export const whereWords = (place, here) =>
  [word(`cms.category.${place.category}`), place.city, distanceTo(place, here)]
    .filter(Boolean)
    .join(' · ')

function distanceTo(place, here) {
  if (Number.isFinite(place.distance_km)) return distance(place.distance_km)
  return here && isPlaced(place) ? distance(kmBetween(here, place)) : ''
}

// `4.6 (12)`; below five reviews there is no average.
export const ratingWords = place =>
  place.rating === null || place.rating === undefined
    ? ''
    : `${number(place.rating)} (${number(place.rating_count)})`

export const firstPicture = place => (place.images || [])[0] || ''

// Opens the phone's own map.
export const geoLink = ({latitude, longitude, name}) =>
  `geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(name)})`
