// How far it is from here to there, and which way. Pure; places are in degrees.
const EARTH_KM = 6371
const radians = degrees => (degrees * Math.PI) / 180

export function kmBetween(from, to) {
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const turn = radians(to.longitude - from.longitude)
  const h =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

const WINDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw']

// Which way one sets off, along the great circle.
export function windBetween(from, to) {
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const turn = radians(to.longitude - from.longitude)
  const y = Math.sin(turn) * Math.cos(b)
  const x =
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn)
  const eighths = Math.round(Math.atan2(y, x) / (Math.PI / 4))
  return WINDS[(eighths + 8) % 8]
}
