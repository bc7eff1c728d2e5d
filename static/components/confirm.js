// Asks before something ends, and says what that means. With `typed`, the name of what
// ends has to be written first.
import {problemOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('problem'),
  props: {
    title: {type: String, required: true},
    words: {type: String, required: true},
    act: {type: String, required: true},
    typed: {type: String, default: ''},
    run: {type: Function, required: true}
  },
  emits: ['closed'],
  data: () => ({isOpen: true, isRunning: false, text: '', problem: null}),
  methods: {
    t,
    async go() {
      this.isRunning = true
      this.problem = null
      try {
        await this.run()
        this.isOpen = false
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isRunning = false
    }
  }
}
