// Which place it is, and which wallet its bills are paid to.
import {needed, ownWallets, t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('branch-new', 'category', 'currency', 'problem', 'zone'),
  props: {
    draft: {type: Object, required: true},
    isMade: {type: Boolean, required: true},
    isSaving: {type: Boolean, required: true},
    problem: {type: Object, default: null}
  },
  emits: ['save', 'joined'],
  data: () => ({isJoining: false}),
  computed: {
    // The draft is the parent's reactive object; its fields are edited where it lies.
    place() {
      return this.draft
    },
    wallets() {
      return ownWallets(this.g.user).map(({id, name}) => ({
        value: id,
        label: name
      }))
    }
  },
  methods: {t, needed}
}
