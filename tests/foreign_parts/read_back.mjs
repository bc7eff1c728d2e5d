// Reads what a programme published and judges it, with nostr-tools and nothing of ours.
//
//   node read_back.mjs ws://relay <programme's key> <customer's secret key>
//
// Prints one JSON object; a signature that is not genuine ends it with an error.
import {createHash} from 'node:crypto'
import WebSocket from 'ws'
import {hexToBytes} from 'nostr-tools/utils'
import {getConversationKey, decrypt} from 'nostr-tools/nip44'
import {unwrapEvent} from 'nostr-tools/nip59'
import {verifyEvent} from 'nostr-tools/pure'
import {SimplePool, useWebSocketImplementation} from 'nostr-tools/pool'

useWebSocketImplementation(WebSocket)
const [relay, author, secretHex] = process.argv.slice(2)
const secret = hexToBytes(secretHex)
const pool = new SimplePool()

const genuine = event => {
  if (!verifyEvent(event)) throw new Error(`forged: ${event.id}`)
  return event
}
const value = (event, name) => event.tags.find(tag => tag[0] === name)?.[1]
const newest = events => events.sort((a, b) => b.created_at - a.created_at)[0]
const ask = async filter => (await pool.querySync([relay], filter)).map(genuine)

const program = newest(await ask({kinds: [32604], authors: [author]}))
const cards = []
for (const event of await ask({kinds: [32605], authors: [author]})) {
  const key = getConversationKey(secret, event.pubkey)
  try {
    cards.push(genuine(JSON.parse(decrypt(event.content, key))))
  } catch (error) {
    if (String(error).includes('forged')) throw error // else: somebody else's card
  }
}
const card = newest(cards)
const receipts = (await ask({kinds: [1059], '#p': [value(card, 'p')]}))
  .map(envelope => genuine(unwrapEvent(envelope, secret)))
  .sort((a, b) => value(a, 'seq') - value(b, 'seq'))
let prev = '0'.repeat(64)
for (const receipt of receipts) {
  const hash = createHash('sha256')
    .update(prev + receipt.content)
    .digest('hex')
  if (hash !== value(receipt, 'hash')) throw new Error('the chain is broken')
  prev = hash
}
console.log(
  JSON.stringify({
    title: value(program, 'title'),
    issuers: program.tags.filter(tag => tag[0] === 'issuer').map(tag => tag[1]),
    points: value(card, 'points'),
    seq: value(card, 'seq'),
    head: value(card, 'head'),
    receipts: receipts.length,
    last: prev
  })
)
pool.close([relay])
process.exit(0)
