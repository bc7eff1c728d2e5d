// Calls that move points or sats, each sent with a key of its own: what has the same
// key twice happens once.
import {Refused} from './loyalty.js'

// 128 bits; `crypto.randomUUID` is not there on a tablet that came by plain http.
export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')

// The same request again, while its first answer has not come, has the same key: a
// double tap, or another try after the network went away, does nothing twice.
export function onceEach(ask) {
  const unanswered = new Map()
  return async (method, path, body = {}, more = {}) => {
    const what = JSON.stringify([method, path, body, more])
    const key = unanswered.get(what) || newKey()
    unanswered.set(what, key)
    try {
      const headers = {...more, 'Idempotency-Key': key}
      const answer = await ask(method, path, body, headers)
      unanswered.delete(what)
      return answer
    } catch (error) {
      if (isRefusal(error)) unanswered.delete(what)
      throw error
    }
  }
}

// Whether the server has said no, so that nothing was done; else nobody knows.
export const isRefusal = error =>
  error instanceof Refused && error.status < 500 && error.status !== 429
