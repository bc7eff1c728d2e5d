// Somebody's signer somewhere else (NIP-46), built on nostr-tools and nothing of ours.
//
//   node phone_signer.mjs ws://relay <its own secret key> <the person's secret key>
//
// Prints its link and says yes to everybody who brings the link's secret. A line `no` on
// standard input makes it refuse from then on, `lie` sign something else.
import {createInterface} from 'node:readline'
import WebSocket from 'ws'
import {hexToBytes} from 'nostr-tools/utils'
import {getConversationKey, decrypt, encrypt} from 'nostr-tools/nip44'
import {finalizeEvent, getPublicKey} from 'nostr-tools/pure'
import {Relay, useWebSocketImplementation} from 'nostr-tools/relay'

useWebSocketImplementation(WebSocket)
const [url, ownHex, keyHex] = process.argv.slice(2)
const own = hexToBytes(ownHex)
const key = hexToBytes(keyHex)
const SECRET = 'let me in'
const paired = new Set()
let way = 'yes'
createInterface({input: process.stdin}).on('line', line => {
  way = line
})

const ways = {
  get_public_key: () => getPublicKey(key),
  sign_event: ([draft]) => {
    if (way === 'no') throw new Error('not now')
    const lie = way === 'lie' ? {content: 'I owe you everything'} : {}
    return JSON.stringify(finalizeEvent({...JSON.parse(draft), ...lie}, key))
  },
  nip44_decrypt: ([other, text]) =>
    decrypt(text, getConversationKey(key, other))
}

function answer(client, method, params) {
  if (method === 'connect') {
    if (params[0] !== getPublicKey(own) || params[1] !== SECRET) {
      throw new Error('wrong secret')
    }
    paired.add(client)
    return 'ack'
  }
  if (!paired.has(client)) throw new Error('who are you?')
  return ways[method](params)
}

const relay = await Relay.connect(url)
relay.subscribe([{kinds: [24133], '#p': [getPublicKey(own)]}], {
  oneose: () => {
    const said = new URLSearchParams({relay: url, secret: SECRET})
    console.log(`bunker://${getPublicKey(own)}?${said}`)
  },
  onevent: async event => {
    const shared = getConversationKey(own, event.pubkey)
    const {id, method, params} = JSON.parse(decrypt(event.content, shared))
    const said = {id, result: ''}
    try {
      said.result = answer(event.pubkey, method, params)
    } catch (error) {
      said.error = error.message
    }
    const draft = {
      kind: 24133,
      created_at: Math.floor(Date.now() / 1000),
      tags: [['p', event.pubkey]],
      content: encrypt(JSON.stringify(said), shared)
    }
    await relay.publish(finalizeEvent(draft, own)).catch(() => {})
  }
})
