// A reward that was just given, and for how long it can be called back. The server says
// how many seconds are left; from then on they are counted here.
import {givenWords} from '../js/giving.js'
import {t} from '../js/loyalty.js'

export default {
  props: {
    given: {type: Object, required: true},
    points: {type: Number, required: true},
    isBusy: {type: Boolean, default: false}
  },
  emits: ['undo'],
  data: () => ({left: 0}),
  computed: {
    words() {
      return givenWords(this.given, this.points)
    }
  },
  watch: {
    'given.undo_seconds': {
      immediate: true,
      handler(seconds) {
        this.left = seconds
      }
    }
  },
  created() {
    this.clock = setInterval(() => this.left--, 1000)
  },
  unmounted() {
    clearInterval(this.clock)
  },
  methods: {t}
}
