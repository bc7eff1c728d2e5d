// A card as it looks: the venue, a big number, the tier; a tap shows it to the waiter.
import {number, t} from '../js/loyalty.js'

export default {
  components: {QrcodeVue: QrcodeVue.default},
  props: {
    card: {type: Object, required: true},
    name: {type: String, required: true},
    pubkey: {type: String, required: true},
    points: {type: Number, required: true},
    // Only to look at: nothing is said of a tap.
    noCode: {type: Boolean, default: false}
  },
  data: () => ({isOpen: false, broken: ''}),
  computed: {
    badge() {
      const {image} = this.card.tier
      return image && image !== this.broken ? image : ''
    },
    npub() {
      return NostrTools.nip19.npubEncode(this.pubkey)
    },
    pointsWord() {
      return t('points_word', this.points)
    },
    qrSize() {
      return Math.min(window.innerWidth, window.innerHeight) * 0.7
    }
  },
  methods: {t, number}
}
