// Reads what one customer was given, and what a programme recommends, with nostr-tools
// and nothing of ours.
//
//   node read_gifts.mjs ws://relay <programme's key> <customer's secret key>
//
// Prints one JSON object; a signature that is not genuine ends it with an error.
import WebSocket from 'ws'
import {hexToBytes} from 'nostr-tools/utils'
import {unwrapEvent} from 'nostr-tools/nip59'
import {getPublicKey, verifyEvent} from 'nostr-tools/pure'
import {SimplePool, useWebSocketImplementation} from 'nostr-tools/pool'

useWebSocketImplementation(WebSocket)
const [relay, author, secretHex] = process.argv.slice(2)
const secret = hexToBytes(secretHex)
const customer = getPublicKey(secret)
const pool = new SimplePool()

const genuine = event => {
  if (!verifyEvent(event)) throw new Error(`forged: ${event.id}`)
  return event
}
const tag = (event, name) => event.tags.find(tag => tag[0] === name)?.slice(1)
const ask = async filter => (await pool.querySync([relay], filter)).map(genuine)

const vouchers = (await ask({kinds: [1059], '#p': [customer]}))
  .map(envelope => genuine(unwrapEvent(envelope, secret)))
  .filter(event => event.kind === 2605 && event.pubkey === author)
  .filter(event => tag(event, 'p')[0] === customer)
  .map(event => ({event, value: tag(event, 'value')}))
const lists = (await ask({kinds: [32606], authors: [author]})).map(event => ({
  title: tag(event, 'title')[0],
  programs: event.tags.filter(tag => tag[0] === 'a').map(tag => tag[1])
}))
console.log(JSON.stringify({vouchers, lists}))
pool.close([relay])
process.exit(0)
