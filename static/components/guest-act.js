// One act on a guest's card: what it means is said first, then asked why.
import {needed, number, problemOf, t, whole} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('problem'),
  props: {
    title: {type: String, required: true},
    act: {type: String, required: true},
    // Says what will happen, of `{points, reason, key}` as they are typed.
    means: {type: Function, required: true},
    asks: {type: Array, default: () => ['reason']},
    most: {type: Number, default: Number.MAX_SAFE_INTEGER},
    isReasonNeeded: {type: Boolean, default: true},
    reasonHint: {type: String, default: ''},
    isSerious: {type: Boolean, default: false},
    run: {type: Function, required: true}
  },
  emits: ['closed'],
  data: () => ({
    isOpen: true,
    isRunning: false,
    problem: null,
    points: null,
    reason: '',
    key: ''
  }),
  computed: {
    words() {
      return this.means({points: this.points || 0, reason: this.reason})
    }
  },
  methods: {
    t,
    needed,
    whole,
    isFew(value) {
      const n = number(this.most)
      return value <= this.most || t('guest.at_most', {n})
    },
    async go() {
      this.isRunning = true
      this.problem = null
      const {points, reason, key} = this
      try {
        await this.run({points, reason: reason.trim(), key: key.trim()})
        this.isOpen = false
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isRunning = false
    }
  }
}
