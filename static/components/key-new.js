// Makes a key for a device or program; its secret is shown this once.
import {ask, needed, pathOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

// Those that open something today, the most often asked for first.
const SCOPES = [
  'orders',
  'monitor',
  'pos',
  'redeem',
  'read',
  'manage',
  'payout'
]

export default {
  components: pieces('secret-new'),
  props: {venue: {type: Object, required: true}},
  emits: ['made', 'closed'],
  data: () => ({draft: {name: '', scopes: []}}),
  methods: {
    t,
    needed,
    scopes: () => SCOPES,
    async make() {
      const path = pathOf(this.venue, '/tokens')
      return (await ask(this.venue, 'POST', path, this.draft)).secret
    }
  }
}
