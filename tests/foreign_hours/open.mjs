// What the `opening_hours` library makes of strings at moments: reads
// [[hours, [local ISO time, …]], …], writes for each the state at each moment, or null.
// The process's own time zone is the place's.
import opening_hours from 'opening_hours'

const place = {lat: 52, lon: 13, address: {country_code: 'de', state: 'Berlin'}}

function states(hours, moments) {
  let parsed
  try {
    parsed = new opening_hours(hours, place)
  } catch {
    return null
  }
  return moments.map(moment => {
    const at = new Date(moment * 1000)
    if (parsed.getUnknown(at)) return null
    return parsed.getState(at)
  })
}

let text = ''
for await (const piece of process.stdin) text += piece
const asked = JSON.parse(text)
process.stdout.write(
  JSON.stringify(asked.map(([hours, moments]) => states(hours, moments)))
)
