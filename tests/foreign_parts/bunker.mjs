// A remote signer (NIP-46), built on nostr-tools and nothing of ours.
//
//   node bunker.mjs ws://relay <its own secret key> <the key's secret> [way]
//
// It prints `ready` once it listens. `way`: `honest`, or how it misbehaves from its
// third signature on: `silent`, `refuses`, `otherkey`, `altered`, `junk`; or
// `impostor`: it says from the first that its key is another's.
import WebSocket from 'ws'
import {hexToBytes} from 'nostr-tools/utils'
import {getConversationKey, decrypt, encrypt} from 'nostr-tools/nip44'
import {finalizeEvent, generateSecretKey, getPublicKey} from 'nostr-tools/pure'
import {Relay, useWebSocketImplementation} from 'nostr-tools/relay'

useWebSocketImplementation(WebSocket)
const [url, ownHex, keyHex, way = 'honest'] = process.argv.slice(2)
const own = hexToBytes(ownHex)
const key = hexToBytes(keyHex)
const clients = new Set()
let signatures = 0

const act = (client, method, params) => {
  if (method === 'connect') {
    if (params[1] !== 'let me in') throw new Error('wrong secret')
    if (!params[2].includes('sign_event:32605'))
      throw new Error('asks for nothing')
    clients.add(client)
    return 'ack'
  }
  if (!clients.has(client)) throw new Error('who are you?')
  if (method === 'get_public_key')
    return getPublicKey(way === 'impostor' ? generateSecretKey() : key)
  if (method === 'nip44_encrypt')
    return encrypt(params[1], getConversationKey(key, params[0]))
  if (method !== 'sign_event') throw new Error(`no ${method} here`)
  const draft = JSON.parse(params[0])
  signatures += 1
  if (way === 'honest' || way === 'impostor' || signatures < 3)
    return JSON.stringify(finalizeEvent(draft, key))
  if (way === 'silent') return undefined
  if (way === 'refuses') throw new Error('not today')
  if (way === 'junk') return 'junk'
  if (way === 'otherkey')
    return JSON.stringify(finalizeEvent(draft, generateSecretKey()))
  return JSON.stringify(finalizeEvent({...draft, content: 'altered'}, key))
}

const relay = await Relay.connect(url)
relay.subscribe([{kinds: [24133], '#p': [getPublicKey(own)], since: 0}], {
  oneose: () => console.log('ready'),
  onevent: async event => {
    const shared = getConversationKey(own, event.pubkey)
    const {id, method, params} = JSON.parse(decrypt(event.content, shared))
    const answer = {id, result: ''}
    try {
      answer.result = act(event.pubkey, method, params)
      if (answer.result === undefined) return
    } catch (error) {
      answer.error = error.message
    }
    const draft = {
      kind: 24133,
      created_at: Math.floor(Date.now() / 1000),
      tags: [['p', event.pubkey]],
      content: encrypt(JSON.stringify(answer), shared)
    }
    await relay.publish(finalizeEvent(draft, own)).catch(() => {})
  }
})
