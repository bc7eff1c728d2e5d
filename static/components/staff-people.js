// Who works here, by initials: on a shared tablet every act says who did it.
import {ask, pathOf, t, tell} from '../js/cms.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('confirm', 'listed', 'staff-person'),
  mixins: [paged],
  props: {venue: {type: Object, required: true}},
  data: () => ({edited: null, leaving: null}),
  methods: {
    t,
    called: person => person.name || person.initials,
    listPath(offset) {
      return pathOf(this.venue, `/staff?limit=${PAGE}&offset=${offset}`)
    },
    about: ({has_pin: hasPin, has_card: hasCard}) =>
      [
        t(hasPin ? 'staff.pin_some' : 'staff.pin_none'),
        ...(hasCard ? [t('staff.card_some')] : [])
      ].join(' · '),
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
