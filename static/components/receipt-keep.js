// The ways to a card: a new one, one there is already, or a Nostr key.
import {
  appTags,
  keepAsNewcomer,
  keepWith,
  keepWithApp,
  kept
} from '../js/claiming.js'
import {keptInvitation} from '../js/invitation.js'
import {points, t as word} from '../js/loyalty.js'
import {piecesLater} from '../js/pieces.js'
import {pointsNow, t} from '../js/receipt.js'
import {hasSignerApps, signerAppLink, unsigned} from '../js/signing.js'

const TICK_MS = 10_000 // what is signed counts for a minute

export default {
  components: {
    QrcodeVue: window.QrcodeVue.default,
    ...piecesLater('me-remote', 'me-restore')
  },
  props: {
    receipt: {type: Object, required: true},
    token: {type: String, required: true},
    isBusy: {type: Boolean, required: true},
    problem: {type: Object, default: null},
    keep: {type: Function, required: true}
  },
  emits: ['closed'],
  data: () => ({isOpen: true, step: 'ways', appLink: ''}),
  computed: {
    title() {
      return t('sheet.title', {points: points(pointsNow(this.receipt))})
    },
    canHoldKey: () => Boolean(window.crypto.subtle),
    isInvited: () => Boolean(keptInvitation())
  },
  methods: {
    t,
    word,
    asNewcomer() {
      this.keep(() => keepAsNewcomer(this.token))
    },
    // A card that came out of its copy is kept on this phone from now on, and so is the
    // way to a signer elsewhere.
    entered() {
      this.keep(async () => keepWith(this.token, await kept()))
    },
    useNostr() {
      if (window.nostr) return this.keep(() => keepWithApp(this.token))
      this.step = 'nostr'
      if (hasSignerApps()) this.makeLink()
    },
    async makeLink() {
      this.appLink = signerAppLink(unsigned(await appTags(this.token)))
      this.next = setTimeout(this.makeLink, TICK_MS)
    }
  },
  unmounted() {
    clearTimeout(this.next)
  }
}
