; The Windows installer: for the person who runs it, without administrator's rights. Makes of SOURCE (Livebase.exe, start.cjs, livebase.cmd, node.exe, app) what stands in the start menu; the data is elsewhere and stays.
; Exit codes of a silent run (/S): 0 done, 2 the program is running, 3 a newer one is installed (/OLDER takes it all the same).
Unicode true
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Livebase"
!define LINK "Livebase 直播基地管家.lnk"

Name "Livebase 直播基地管家"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Livebase"
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  ; Livebase.exe is node.exe with little changed: a dictionary that reaches from one to the other packs them as one.
  SetCompressorDictSize 128
!endif
ManifestDPIAware true
Icon "${ICON}"
UninstallIcon "${ICON}"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\SimpChinese.nlf"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "Livebase"
VIAddVersionKey /LANG=2052 "FileDescription" "Livebase 直播基地管家 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"
BrandingText "Livebase ${VERSION}"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Var Waits

; $0: 1 while the program's file is held by a running program.
!macro LookWhetherRunning
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\Livebase.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\Livebase.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

Function .onInit
  ${GetParameters} $R0
  ; Another version that is there.
  ReadRegStr $2 HKCU "${KEY}" "DisplayVersion"
  ${If} $2 != ""
    ${VersionCompare} "$2" "${VERSION}" $3
    ClearErrors
    ${GetOptions} $R0 "/OLDER" $4
    ${If} ${Errors}
    ${AndIf} $3 == 1
      ${If} ${Silent}
        SetErrorLevel 3
        Abort
      ${EndIf}
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "这台电脑上装的是更新的 $2 版，这个安装包是 ${VERSION} 版。$\n$\n装旧版以后，现在的数据可能打不开；程序会说出升级前的备份是哪一个，恢复它会丢掉那以后录入的内容。$\n$\n还要装旧版吗？" IDYES older
      Abort
      older:
    ${EndIf}
  ${EndIf}
  ; The running program: an update waits for its end.
  ClearErrors
  ${GetOptions} $R0 "/AGAIN" $4
  StrCpy $Waits 0
  ${IfNot} ${Errors}
    StrCpy $Waits 120
  ${EndIf}
  look:
  !insertmacro LookWhetherRunning
  ${If} $0 == 1
    ${If} $Waits > 0
      IntOp $Waits $Waits - 1
      Sleep 500
      Goto look
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 2
      Abort
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "Livebase 正在运行，什么都没有改动。$\n$\n请在它的页面下方点“结束程序”（或关掉它的全部页面，等 5 分钟），再点“重试”。" IDRETRY look
    Abort
  ${EndIf}
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  ; The old program goes only when the new one is whole.
  RMDir /r "$INSTDIR\app.old"
  Rename "$INSTDIR\app" "$INSTDIR\app.old"
  ClearErrors
  File /r "${SOURCE}\*"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\app"
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
    SetErrorLevel 4
    MessageBox MB_OK|MB_ICONSTOP "没有装成：磁盘满了，或文件被别的程序占用。原来的程序还在。" /SD IDOK
    Abort
  ${EndIf}
  RMDir /r "$INSTDIR\app.old"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${LINK}" "$INSTDIR\Livebase.exe"
  CreateShortcut "$DESKTOP\${LINK}" "$INSTDIR\Livebase.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Livebase 直播基地管家"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\Livebase.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Livebase"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

Function .onInstSuccess
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AGAIN" $4
  ${If} ${Errors}
  ${AndIf} ${Silent}
    Return
  ${EndIf}
  Exec '"$INSTDIR\Livebase.exe"'
FunctionEnd

Function un.onInit
  look:
  !insertmacro LookWhetherRunning
  ${If} $0 == 1
    ${If} ${Silent}
      SetErrorLevel 2
      Abort
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "Livebase 正在运行，什么都没有改动。$\n$\n请在它的页面下方点“结束程序”，再点“重试”。" IDRETRY look
    Abort
  ${EndIf}
FunctionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.old"
  Delete "$INSTDIR\Livebase.exe"
  Delete "$INSTDIR\start.cjs"
  Delete "$INSTDIR\livebase.cmd"
  Delete "$INSTDIR\node.exe"
  Delete "$INSTDIR\LICENSE-node.txt"
  Delete "$INSTDIR\安装说明.pdf"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${LINK}"
  Delete "$DESKTOP\${LINK}"
  DeleteRegKey HKCU "${KEY}"
  MessageBox MB_OK|MB_ICONINFORMATION "程序已卸载。数据没有动，还在：$\n$LOCALAPPDATA\Livebase" /SD IDOK
SectionEnd
