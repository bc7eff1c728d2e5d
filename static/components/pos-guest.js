// Whose bill it is: a camera, a scanner that types, or one of today's guests. The same
// field takes the six characters of a reward that was reserved.
import {headline, minutesSince, t} from '../js/loyalty.js'
import {RECENT} from '../js/pos-guest.js'
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
    title: {type: String, default: () => t('pos.guest')},
    canPin: {type: Boolean, default: false},
    isBusy: {type: Boolean, default: false},
    failure: {type: String, default: ''}
  },
  emits: ['read', 'ask', 'pin', 'closed'],
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
      const {till} = this
      try {
        const [seated, orders] = await Promise.all([
          till.ask('GET', till.path('/checkins?limit=100')),
          till.ask('GET', till.path(RECENT))
        ])
        this.guests = guestsOf(seated.data, orders.data)
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
    nameOf(guest) {
      return guest.table ? t('pos.at_table', guest) : guest.name
    },
    choose(guest) {
      this.$emit('read', {kind: 'guest', pubkey: guest.customer_pubkey})
    }
  }
}

// Who has said to sit here comes first, then whose bills are of today.
function guestsOf(seated, orders) {
  const isOfToday = order => minutesSince(order.created_at) < DAY_MINUTES
  const guests = new Map()
  for (const one of [...seated, ...orders.filter(isOfToday)]) {
    const {customer_pubkey: pubkey, glance, table} = one
    if (!pubkey || guests.has(pubkey)) continue
    guests.set(pubkey, {...glance, customer_pubkey: pubkey, table})
  }
  return [...guests.values()].slice(0, GUESTS_SHOWN)
}
