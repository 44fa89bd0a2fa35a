/**
 * The elements and attributes that a site of text, images and drawings is made of. What is not named here does not go
 * out: a list of what is bad ends where its author's knowledge does. Nothing here runs, sends, embeds or restyles.
 * Sources: HTML (index of elements and attributes, and 16.2 for the obsolete), SVG 2 (appendices F and G), MathML Core.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Elements of HTML that a text may hold. Of the obsolete ones those that only change how text looks. */
export const textElements = words(`
  a abbr acronym address area article aside audio b bdi bdo big blockquote br button caption center cite code col
  colgroup data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4
  h5 h6 header hgroup hr i img input ins kbd label legend li map mark menu meter nav nobr ol optgroup option output
  p picture pre progress q rb rp rt rtc ruby s samp search section select small source span strike strong sub
  summary sup table tbody td textarea tfoot th thead time tr track tt u ul var video wbr
`);

/** Elements that only the frame around texts may hold, which the layouts print. */
export const frameElements = words('html head title meta link style script body main form');

/** Elements of SVG, in small letters. */
export const svgElements = words(`
  svg g defs symbol use switch a title desc metadata style path rect circle ellipse line polyline polygon text tspan
  textpath image clippath mask pattern marker lineargradient radialgradient stop filter foreignobject view animate
  animatemotion animatetransform mpath set feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix
  fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr
  fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight
  fetile feturbulence altglyph altglyphdef altglyphitem font font-face font-face-format font-face-name font-face-src
  glyph glyphref hkern vkern missing-glyph tref flowroot flowregion flowpara flowspan flowline flowdiv hatch
  hatchpath mesh meshgradient meshpatch meshrow solidcolor
`);

/** Elements of MathML. */
export const mathElements = words(`
  math mi mn mo ms mspace mtext mrow mfrac msqrt mroot mstyle merror mpadded mphantom menclose mfenced msub msup
  msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr mglyph maligngroup
  malignmark semantics annotation
`);

/** Attributes of HTML's own elements that hold no URL, no style and no program. */
const htmlAttributes = `
  abbr accept accesskey align alt autocapitalize autocomplete autocorrect autofocus autoplay axis behavior bgcolor
  border bordercolor cellpadding cellspacing char charoff charset checked class clear color cols colspan command
  commandfor compact content contenteditable controls controlslist coords crossorigin datetime decoding default dir
  dirname disabled disablepictureinpicture disableremoteplayback download draggable elementtiming enterkeyhint face
  fetchpriority for frame headers height hidden high href hreflang hspace id inert inputmode interestfor ismap
  itemid itemprop itemref itemscope itemtype kind label lang language list loading loop low max maxlength media min
  minlength multiple muted name nohref noshade nowrap open optimum part pattern placeholder playsinline popover
  popovertarget popovertargetaction preload prefix property readonly referrerpolicy rel required rev reversed role
  rows rowspan rules scope selected shadowrootmode shape size sizes slot span spellcheck src srclang srcset start
  step summary tabindex target title translate type typeof usemap valign value version vocab vspace width wrap
  writingsuggestions xmlns about datatype inlist resource cite poster imagesizes imagesrcset action method
  http-equiv as color-scheme
`;

/** Attributes of SVG: geometry, presentation, text, animation. `href` is a URL; see `elements.ts`. */
export const svgAttributes = words(`
  accumulate additive alignment-baseline amplitude attributename attributetype azimuth background-color
  basefrequency baseline-shift begin bias by calcmode clip clip-path clip-rule clippathunits color
  color-interpolation color-interpolation-filters color-rendering contentscripttype contentstyletype cursor cx cy d
  diffuseconstant direction display divisor dominant-baseline dur dx dy edgemode elevation enable-background end
  exponent externalresourcesrequired fill fill-opacity fill-rule filter filterres filterunits flood-color
  flood-opacity font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style
  font-variant font-variation-settings font-weight fr from fx fy glyph-orientation-horizontal
  glyph-orientation-vertical gradienttransform gradientunits image-rendering in in2 intercept isolation k1 k2 k3 k4
  kernelmatrix kernelunitlength kerning keypoints keysplines keytimes lengthadjust letter-spacing lighting-color
  limitingconeangle line-height marker marker-end marker-mid marker-start markerheight markerunits markerwidth mask
  mask-type maskcontentunits maskunits mix-blend-mode mode numoctaves offset opacity operator order orient
  orientation origin overflow paint-order path pathlength patterncontentunits patterntransform patternunits
  pointer-events points pointsatx pointsaty pointsatz preservealpha preserveaspectratio primitiveunits r radius refx
  refy repeatcount repeatdur requiredextensions requiredfeatures restart result rotate rx ry scale seed
  shape-rendering side specularconstant specularexponent spreadmethod startoffset stddeviation stitchtiles
  stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width style surfacescale systemlanguage tablevalues targetx targety text-align text-anchor
  text-decoration text-orientation text-overflow text-rendering textlength to transform transform-box
  transform-origin unicode-bidi values vector-effect viewbox viewtarget visibility white-space word-spacing
  writing-mode x x1 x2 xchannelselector y y1 y2 ychannelselector z zoomandpan ry baseprofile
  -inkscape-font-specification inline-size shape-inside shape-margin shape-padding font-synthesis font text-indent
  solid-color solid-opacity focusable
`);

/** Attributes of MathML; those that hold a URL (`href`, `src`, `actiontype`) are not among them. */
const mathAttributes = `
  accent accentunder alttext bevelled close columnalign columnlines columnspacing columnspan definitionurl
  denomalign depth display displaystyle encoding equalcolumns equalrows fence fontfamily fontsize fontstyle
  fontweight form framespacing groupalign indentalign indentshift intent arg largeop linebreak linethickness lquote
  lspace mathbackground mathcolor mathsize mathvariant maxsize minlabelspacing minsize movablelimits notation
  numalign other rowalign rowlines rowspacing rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection
  separator separators side stackalign stretchy subscriptshift superscriptshift symmetric voffset
`;

/** Every attribute that may stand anywhere, in lower case, but those that `elements.ts` looks at by their value. */
export const attributes: ReadonlySet<string> = new Set([
  ...words(htmlAttributes),
  ...svgAttributes,
  ...words(mathAttributes),
]);
