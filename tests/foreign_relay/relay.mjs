// A relay of @nostr-relay on a port of this machine, with what it has in a file.
//
//   node relay.mjs <port> <file> [auth]
//
// With `auth` it takes events of those only who have signed in (NIP-42).
import {NostrRelay} from '@nostr-relay/core'
import {EventRepositorySqlite} from '@nostr-relay/event-repository-sqlite'
import {Validator} from '@nostr-relay/validator'
import {WebSocketServer} from 'ws'

const [port, file, auth] = process.argv.slice(2)
const events = new EventRepositorySqlite(file)
await events.init()
const relay = new NostrRelay(events, auth ? {hostname: '127.0.0.1'} : {})
const validator = new Validator()

new WebSocketServer({host: '127.0.0.1', port: Number(port)}).on(
  'connection',
  socket => {
    relay.handleConnection(socket)
    socket.on('message', async data => {
      try {
        const message = await validator.validateIncomingMessage(data)
        if (auth && message[0] === 'EVENT' && !relay.isAuthorized(socket)) {
          const words = 'auth-required: who are you?'
          socket.send(JSON.stringify(['OK', message[1].id, false, words]))
        } else {
          await relay.handleMessage(socket, message)
        }
      } catch (error) {
        socket.send(JSON.stringify(['NOTICE', String(error.message)]))
      }
    })
    socket.on('close', () => relay.handleDisconnect(socket))
    socket.on('error', () => relay.handleDisconnect(socket))
  }
)
