// Who works here, by initials: on a shared tablet every act says who did it.
import {ask, pathOf, problemOf, t, tell} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('confirm', 'empty', 'problem', 'staff-person'),
  props: {venue: {type: Object, required: true}},
  data: () => ({people: null, problem: null, edited: null, leaving: null}),
  created() {
    this.load()
  },
  methods: {
    t,
    called: person => person.name || person.initials,
    async load() {
      this.problem = null
      try {
        const path = pathOf(this.venue, '/staff?limit=100')
        this.people = (await ask(this.venue, 'GET', path)).data
      } catch (error) {
        this.problem = problemOf(error)
      }
    },
    about: person => t(person.has_pin ? 'staff.pin_some' : 'staff.pin_none'),
    add() {
      this.edited = {initials: '', name: '', has_pin: false}
    },
    async leave() {
      await ask(this.venue, 'DELETE', `/staff/${this.leaving.id}`)
      tell(t('staff.left', {name: this.called(this.leaving)}))
      await this.load()
    }
  }
}
