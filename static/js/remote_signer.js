// Somebody's key that stays where it is, and signs from there (NIP-46).
//
// Their signer shows a link, `bunker://<its key>?relay=…&secret=…`. This page answers
// with a key of its own, made for the pairing and kept sealed, and asks through the
// relays that the link names. LNbits' NostrTools has no NIP-46, so it is here, over its
// NIP-44.
import {Refused, now, t} from './loyalty.js'
import * as sealed from './sealed.js'
import {mayDial} from './relays.js'

const KEPT = 'loyalty.remote'
const KIND = 24133
const LINK = /^bunker:\/\/([0-9a-f]{64})\/?\?(.+)$/i
const MOST_RELAYS = 3
const MOST_LETTERS = 256 * 1024
const OPEN_MS = 10_000
const ANSWER_MS = 60_000 // somebody has to find their phone, and say yes
const IDLE_MS = 60_000
const MAY = 'sign_event:27235,nip44_decrypt'

const failed = why => new Refused(t(`me.remote.${why}`), `signer_${why}`, 400)

export const isLink = text => LINK.test(text.trim())

// Pairs this page with a signer; returns `{signer, pairing}`.
export async function pair(text) {
  const [, remote, rest] = LINK.exec(text.trim()) || []
  if (!remote) throw failed('no_link')
  const said = new URLSearchParams(rest)
  const relays = said.getAll('relay').filter(mayDial).slice(0, MOST_RELAYS)
  if (!relays.length) throw failed('no_relay')
  const secret = NostrTools.utils.bytesToHex(NostrTools.generateSecretKey())
  const pairing = {secret, remote: remote.toLowerCase(), relays}
  const line = lineTo(pairing)
  await line.ask('connect', [pairing.remote, said.get('secret') || '', MAY])
  pairing.pubkey = await line.ask('get_public_key', [])
  if (!/^[0-9a-f]{64}$/.test(pairing.pubkey)) throw failed('odd')
  return {pairing, signer: signerOn(line, pairing.pubkey)}
}

// Needs a session of that very key.
export const keep = pairing =>
  sealed.keep(
    KEPT,
    new TextEncoder().encode(JSON.stringify(pairing)),
    pairing.pubkey
  )

export const keptPubkey = () => sealed.keptFor(KEPT)

export const forget = () => sealed.forget(KEPT)

// Who signs over the pairing that is kept here; null if there is none.
export async function open() {
  const bytes = await sealed.unsealed(KEPT)
  if (!bytes) return null
  const pairing = JSON.parse(new TextDecoder().decode(bytes))
  return signerOn(lineTo(pairing), pairing.pubkey)
}

const signerOn = (line, pubkey) => ({
  pubkey: async () => pubkey,
  sign: async event => {
    const asked = {...event, pubkey}
    const said = await line.ask('sign_event', [JSON.stringify(asked)])
    return checked(said, asked)
  },
  decrypt: (other, text) => line.ask('nip44_decrypt', [other, text])
})

// It has to have signed what it was asked to, with the key that it said it holds.
function checked(said, asked) {
  try {
    const event = JSON.parse(said)
    const id = NostrTools.getEventHash(asked)
    if (event.id === id && NostrTools.verifyEvent({...asked, ...event})) {
      return {...asked, id, sig: event.sig}
    }
  } catch {
    // It is no event at all.
  }
  throw failed('odd')
}

// --- asking ---

function lineTo({secret, remote, relays}) {
  const bytes = NostrTools.utils.hexToBytes(secret)
  const own = NostrTools.getPublicKey(bytes)
  const key = NostrTools.nip44.getConversationKey(bytes, remote)
  const waiting = new Map()
  let sockets = null
  let idle

  function hang() {
    for (const socket of sockets ?? []) socket.then(one => one.close(), nothing)
    sockets = null
  }

  function hear({data}) {
    const said = answerIn(data, remote, key)
    const asker = said && waiting.get(said.id)
    if (!asker) return
    if (said.result === 'auth_url') return confirmAt(said.error)
    waiting.delete(said.id)
    if (said.error) asker.reject(failed('refused'))
    else asker.resolve(String(said.result))
  }

  function dial() {
    const filter = {kinds: [KIND], authors: [remote], '#p': [own]}
    const hello = JSON.stringify(['REQ', 'signer', filter])
    sockets = relays.map(url => socketTo(url, hello, hear, hang))
    return sockets
  }

  async function ask(method, params) {
    const id = crypto.randomUUID()
    const text = JSON.stringify({id, method, params})
    const event = NostrTools.finalizeEvent(
      {
        kind: KIND,
        created_at: Math.floor(now() / 1000),
        tags: [['p', remote]],
        content: NostrTools.nip44.encrypt(text, key)
      },
      bytes
    )
    clearTimeout(idle)
    idle = setTimeout(hang, ANSWER_MS + IDLE_MS)
    const answer = new Promise((resolve, reject) => {
      waiting.set(id, {resolve, reject})
      setTimeout(() => reject(failed('silent')), ANSWER_MS)
    }).finally(() => waiting.delete(id))
    answer.catch(nothing) // whoever waits for it below hears of it
    const open = sockets ?? dial()
    const message = JSON.stringify(['EVENT', event])
    for (const socket of open) socket.then(one => one.send(message), nothing)
    await Promise.any(open).catch(() => {
      sockets = null
      throw failed('away')
    })
    return answer
  }

  return {ask}
}

const nothing = () => {}

function socketTo(url, hello, hear, closed) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    const late = setTimeout(() => socket.close(), OPEN_MS)
    socket.onopen = () => {
      clearTimeout(late)
      socket.send(hello)
      resolve(socket)
    }
    socket.onmessage = hear
    socket.onclose = () => {
      reject(new Error('closed'))
      closed()
    }
  })
}

// What the signer says in a relay's message; null if it is nothing of its.
function answerIn(data, remote, key) {
  if (typeof data !== 'string' || data.length > MOST_LETTERS) return null
  try {
    const [type, , event] = JSON.parse(data)
    const isIts =
      type === 'EVENT' && event.kind === KIND && event.pubkey === remote
    if (!isIts || !NostrTools.verifyEvent(event)) return null
    return JSON.parse(NostrTools.nip44.decrypt(event.content, key))
  } catch {
    return null
  }
}

// Some signers want their owner to say yes on a page of their own.
function confirmAt(address) {
  if (!/^https:\/\//.test(address)) return
  const asks = new CustomEvent('loyalty-signer-asks', {detail: address})
  window.dispatchEvent(asks)
}
