// The map, drawn with Leaflet, which is loaded only where the community has named a place
// for the map's pictures: without one, nobody else is asked for anything.
import {categoryIcon} from './cms.js'
import {call, number} from './loyalty.js'
import {filtersOf, t} from './places.js'
import {style} from './style.js'

const VENDOR = 'vendor'
const WHOLE_WORLD = [
  [-60, -170],
  [75, 170]
]
const NEAR_ZOOM = 14
const MOST_ZOOM = 19
const SETTLED_MS = 250
const MAP_PAGE = 100
const MOST_PINS = 500

let loading = null

const script = file =>
  new Promise((resolve, reject) => {
    const element = document.createElement('script')
    element.src = window.LNbits.utils.url_for(`/loyalty/static/${file}`)
    element.onload = resolve
    element.onerror = () => reject(new Error(`${file} is not there`))
    document.head.append(element)
  })

async function load() {
  await Promise.all([
    style(`${VENDOR}/leaflet/leaflet.css`),
    style(`${VENDOR}/leaflet.markercluster/MarkerCluster.css`),
    script(`${VENDOR}/leaflet/leaflet.js`)
  ])
  await script(`${VENDOR}/leaflet.markercluster/leaflet.markercluster.js`)
  return window.L
}

const leaflet = () =>
  (loading ??= load().catch(error => {
    loading = null // so that it can be tried again
    throw error
  }))

// An empty map in `element`, with the community's pictures.
async function emptyMap(element, settings) {
  const L = await leaflet()
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = L.map(element, {
    // Who made it is said below the map, in words that are no markup.
    attributionControl: false,
    zoomControl: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    worldCopyJump: true
  })
  L.control
    .zoom({zoomInTitle: t('zoom_in'), zoomOutTitle: t('zoom_out')})
    .addTo(map)
  L.tileLayer(settings.tile_url, {
    maxZoom: MOST_ZOOM,
    // OpenStreetMap's servers turn away whoever does not say where they come from.
    referrerPolicy: 'origin'
  }).addTo(map)
  return {L, map}
}

// A pin with the category's icon; Leaflet makes it a button that the keyboard reaches.
function pin(L, {latitude, longitude}, icon, title) {
  const face = document.createElement('i')
  face.className = 'q-icon notranslate material-icons loyalty-pin'
  face.setAttribute('aria-hidden', 'true')
  face.textContent = icon
  const shape = {html: face, className: '', iconSize: [36, 36]}
  return L.marker([latitude, longitude], {icon: L.divIcon(shape), title})
}

function bunch(L, cluster) {
  const face = document.createElement('b')
  face.className = 'loyalty-bunch'
  face.textContent = number(cluster.getChildCount())
  return L.divIcon({html: face, className: '', iconSize: [44, 44]})
}

// The map of the directory. `asked()` says what is looked for, `chosen(place)` hears of
// whichever pin is tapped, `heard({isAll})` of what was read, `failed(error)` of what
// could not be. Returns what the page does with it.
export async function drawPlaces(
  element,
  settings,
  {asked, chosen, heard, failed}
) {
  const {L, map} = await emptyMap(element, settings)
  const pins = L.markerClusterGroup({
    showCoverageOnHover: false,
    maxClusterRadius: 48,
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    iconCreateFunction: cluster => bunch(L, cluster)
  })
  map.addLayer(pins)
  let latest = 0
  let timer = null

  // Page by page: nearest to the middle first, and so many that a map is full.
  async function read(bbox) {
    const places = []
    let page
    do {
      const query = new URLSearchParams({
        ...filtersOf(asked()),
        bbox,
        limit: MAP_PAGE,
        offset: places.length
      })
      page = await call('GET', `/places.geojson?${query}`)
      places.push(...page.features.map(({properties}) => properties))
    } while (page.features.length === MAP_PAGE && places.length < MOST_PINS)
    return {places, isAll: page.features.length < MAP_PAGE}
  }

  function show(places) {
    pins.clearLayers()
    pins.addLayers(
      places.map(place => {
        const icon = categoryIcon(place.category)
        const marker = pin(L, place, icon, place.name)
        // Once the key is up: it would follow the link that then has the focus.
        return marker.on('click keyup', ({originalEvent: event}) => {
          if (!event.key || event.key === 'Enter') chosen(place)
        })
      })
    )
  }

  // An older answer must not come over a newer one.
  async function refresh(bbox = boxOf(map.getBounds())) {
    const mine = ++latest
    try {
      const found = await read(bbox)
      if (mine !== latest) return []
      show(found.places)
      heard(found)
      return found.places
    } catch (error) {
      if (mine === latest) failed(error)
      return []
    }
  }

  const settle = () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, SETTLED_MS)
  }

  return {
    refresh: () => refresh(),
    lookAt({latitude, longitude}) {
      map.setView([latitude, longitude], NEAR_ZOOM, {animate: false})
    },
    // Begins with all that is found, or around whoever has said where they are.
    async begin(here) {
      map.fitBounds(WHOLE_WORLD)
      if (here) this.lookAt(here)
      const found = await refresh()
      if (latest < 0) return // it was left meanwhile
      const points = found.map(place => [place.latitude, place.longitude])
      if (!here && points.length) {
        map.fitBounds(points, {
          maxZoom: NEAR_ZOOM,
          animate: false,
          padding: [30, 30]
        })
      }
      map.on('moveend', settle)
    },
    end() {
      clearTimeout(timer)
      latest = -1
      map.remove()
    }
  }
}

// `west,south,east,north`, as GeoJSON has it; over the date line west lies above east.
function boxOf(bounds) {
  const [west, east] = [bounds.getWest(), bounds.getEast()]
  const isAll = east - west >= 360
  const around = value => ((((value + 180) % 360) + 360) % 360) - 180
  const onEarth = value => Math.max(-90, Math.min(90, value))
  return [
    isAll ? -180 : around(west),
    onEarth(bounds.getSouth()),
    isAll ? 180 : around(east),
    onEarth(bounds.getNorth())
  ]
    .map(value => Math.round(value * 1e5) / 1e5)
    .join(',')
}

// A map on which its owner taps where a place is. `picked(position)` hears of it.
export async function drawPicker(element, settings, at, picked) {
  const {L, map} = await emptyMap(element, settings)
  let marker = null
  const put = (latitude, longitude) => {
    marker?.remove()
    marker = pin(L, {latitude, longitude}, 'place', t('here')).addTo(map)
  }
  if (at) {
    map.setView([at.latitude, at.longitude], NEAR_ZOOM + 2)
    put(at.latitude, at.longitude)
  } else {
    map.fitBounds(WHOLE_WORLD)
  }
  map.on('click', ({latlng}) => {
    const exact = value => Math.round(value * 1e6) / 1e6
    const {lat, lng} = latlng.wrap()
    put(lat, lng)
    picked({latitude: exact(lat), longitude: exact(lng)})
  })
  return {end: () => map.remove()}
}
