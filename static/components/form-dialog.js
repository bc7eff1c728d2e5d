// A form in a dialog: `run` does what it is for, and what goes wrong is said in it. It
// closes by itself once that is done, unless there is something to show: then `isDone`
// puts the slot `done` in the form's place, which no tap beside it closes.
import {problemOf, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('problem'),
  props: {
    title: {type: String, required: true},
    act: {type: String, required: true},
    run: {type: Function, required: true},
    canRun: {type: Boolean, default: true},
    isDone: {type: Boolean, default: false},
    color: {type: String, default: 'primary'},
    cancel: {type: String, default: ''}
  },
  emits: ['closed'],
  data: () => ({isOpen: true, isRunning: false, problem: null}),
  methods: {
    t,
    async go() {
      this.isRunning = true
      this.problem = null
      try {
        await this.run()
        await this.$nextTick()
        this.isOpen = this.isDone
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isRunning = false
    }
  }
}
