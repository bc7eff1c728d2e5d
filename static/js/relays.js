// Asks relays, each with its own bounds: in time, in number, and in size. What they say
// is whoever's; an event counts once its signature and its place are checked.
import {Refused, t} from './loyalty.js'

const MOST_LETTERS = 1024 * 1024
const ANSWER_MS = 8000
const MOST_EVENTS = 500

// Relays of this very machine only for a page that came without encryption itself.
export function mayDial(address) {
  if (!URL.canParse(address)) return false
  const {protocol, username, hash} = new URL(address)
  const isPlain = protocol === 'ws:' && location.protocol === 'http:'
  return (protocol === 'wss:' || isPlain) && !username && !hash
}

// What a relay is called, so that none is asked twice.
export const relayName = address => {
  const {protocol, host, pathname, search} = new URL(address)
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}${search}`
}

// The genuine events of several relays that fit the filters, each once. Fails only where
// no relay answered.
export async function askAll(relays, filters, bounds = {}) {
  const asked = relays.map(url => ask(url, filters, bounds))
  const heard = await Promise.allSettled(asked)
  const answers = heard.filter(({status}) => status === 'fulfilled')
  if (!answers.length) {
    throw new Refused(t('elsewhere.no_relay'), 'no_relay', 400)
  }
  const byId = new Map()
  for (const {value: events} of answers) {
    for (const event of events) byId.set(event.id, event)
  }
  return [...byId.values()]
}

// The genuine events of one relay that fit, up to `most`, within `ms`. What came before
// its time was over counts.
export function ask(url, filters, {ms = ANSWER_MS, most = MOST_EVENTS} = {}) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    const found = []
    let isOpen = false
    const end = () => {
      clearTimeout(late)
      socket.onmessage = socket.onclose = null
      socket.close()
      if (isOpen) resolve(found)
      else reject(new Error(`no answer from ${url}`))
    }
    const late = setTimeout(end, ms)
    socket.onopen = () => {
      isOpen = true
      socket.send(JSON.stringify(['REQ', 'ask', ...filters]))
    }
    socket.onclose = end
    socket.onmessage = ({data}) => {
      const {event, isOver} = read(data)
      if (event && NostrTools.matchFilters(filters, event)) found.push(event)
      if (isOver || found.length >= most) end()
    }
  })
}

function read(data) {
  if (typeof data !== 'string' || data.length > MOST_LETTERS) return {}
  try {
    const [type, , event] = JSON.parse(data)
    if (type !== 'EVENT') return {isOver: type === 'EOSE' || type === 'CLOSED'}
    return NostrTools.verifyEvent(event) ? {event} : {}
  } catch {
    return {}
  }
}
