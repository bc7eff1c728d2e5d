// Whose bill it is: a camera, a scanner that types, or one of today's guests. The same
// field takes the six characters of a reward that was reserved.
import {headline, minutesSince, t} from '../js/loyalty.js'
import {read, wordsOf as refusal} from '../js/scan.js'
import {wordsOf} from '../js/till.js'

const GUESTS_SHOWN = 8
const DAY_MINUTES = 24 * 60

export default {
  components: {QrcodeVue: window.QrcodeVue.default},
  props: {
    till: {type: Object, required: true},
    canAsk: {type: Boolean, required: true},
    link: {type: String, default: ''},
    isBusy: {type: Boolean, default: false},
    failure: {type: String, default: ''}
  },
  emits: ['read', 'ask', 'closed'],
  data: () => ({
    isOpen: true,
    typed: '',
    said: '',
    hasCamera: false,
    guests: null
  }),
  computed: {
    words() {
      return this.said || this.failure
    }
  },
  created() {
    this.load()
  },
  methods: {
    t,
    headline,
    async load() {
      const rest = '/orders?limit=100&sortby=created_at&direction=desc'
      try {
        const {data} = await this.till.ask('GET', this.till.path(rest))
        this.guests = todaysGuests(data)
      } catch (error) {
        this.guests = []
        this.said = wordsOf(error)
      }
    },
    // The field is empty again before anything else happens: a secret key does not stay.
    take() {
      const text = this.typed
      this.typed = ''
      this.understand(text)
    },
    seen(codes) {
      this.hasCamera = false
      this.understand(codes[0].rawValue)
    },
    noCamera() {
      this.hasCamera = false
      this.said = t('pos.no_camera')
    },
    understand(text) {
      const found = read(text)
      this.said = ''
      if (!found || this.isBusy) return
      if (found.kind === 'refused') {
        this.said = refusal(found)
      } else this.$emit('read', found)
    },
    choose(guest) {
      this.$emit('read', {kind: 'guest', pubkey: guest.customer_pubkey})
    }
  }
}

function todaysGuests(orders) {
  const guests = new Map()
  for (const order of orders) {
    const isOfToday = minutesSince(order.created_at) < DAY_MINUTES
    const pubkey = order.customer_pubkey
    if (!pubkey || !isOfToday || guests.has(pubkey)) continue
    guests.set(pubkey, {...order.glance, customer_pubkey: pubkey})
  }
  return [...guests.values()].slice(0, GUESTS_SHOWN)
}
