// A card on paper moves to this phone: its code is typed, and the paper is done with.
import {wordsOf} from '../js/holder.js'
import {points, t} from '../js/loyalty.js'
import {moveHere} from '../js/paper.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('me-problem'),
  props: {
    sealed: {type: String, required: true},
    holder: {type: Object, default: null}
  },
  emits: ['closed'],
  data: () => ({code: '', isBusy: false, moved: null, problem: null}),
  computed: {
    done() {
      return t('paper.done', {points: points(this.moved)})
    }
  },
  methods: {
    t,
    async move() {
      if (this.isBusy) return
      this.isBusy = true
      this.problem = null
      try {
        this.moved = await moveHere(this.sealed, this.code, this.holder)
        this.code = ''
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  }
}
